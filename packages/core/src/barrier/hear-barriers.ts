import { bus } from '../bus/bus.ts';
import { log } from '../log.ts';
import { forgetAllBarriers, forgetBarriers } from './held-barriers.ts';

/**
 * Forgets a firm's barriers when another process says that they have changed, so that a page that asks anew at that moment is not
 * answered from memory. A process that cannot listen remembers for ten seconds at most.
 */
export function hearBarriers(): void {
  bus()
    .listen((announcement) => announcement.kind === 'barrier' && forgetBarriers(announcement.tenantId), forgetAllBarriers)
    .catch((error: unknown) => log.warn({ err: error }, 'changes of barriers are not heard'));
}
