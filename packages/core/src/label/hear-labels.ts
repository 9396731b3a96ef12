import { bus } from '../bus/bus.ts';
import { log } from '../log.ts';
import { forgetLabels } from './held-labels.ts';

/** Forgets a firm's labels when another process says that they have changed. A process that cannot listen remembers for ten seconds. */
export function hearLabels(): void {
  bus()
    .listen(
      (announcement) => announcement.kind === 'label' && forgetLabels(announcement.tenantId),
      () => {},
    )
    .catch((error: unknown) => log.warn({ err: error }, 'changes of labels are not heard'));
}
