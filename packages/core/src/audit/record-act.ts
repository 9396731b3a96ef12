import { appendEvent } from '@parley/db/log/append-event';
import type { TenantTx } from '@parley/db/with-tenant';
import { currentAddress } from '../log.ts';

export type Act = {
  type: string;
  /** The member, or the thing, that it is done to. */
  subjectId?: string | null;
  /** Everything else worth keeping; `before` and `after` where something is changed. */
  details?: Record<string, unknown>;
};

/**
 * Puts an administrative act into the workspace's own log, with the address it comes from, in the transaction of the act
 * itself: there is no act without its entry. The stream stays locked until that transaction ends.
 */
export async function recordAct(
  tx: Pick<TenantTx, '$queryRaw'>,
  actor: { tenantId: string; memberId: string | null },
  { type, subjectId = null, details = {} }: Act,
): Promise<void> {
  const address = currentAddress();
  const payload = JSON.stringify(address ? { ...details, address } : details);
  await appendEvent(tx, { streamId: actor.tenantId, type, actorId: actor.memberId, subjectId, payload });
}
