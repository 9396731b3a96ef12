import type { WaitingList } from '@parley/contract/waiting';
import { selectWaiting } from '@parley/db/waiting/select-waiting';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { kindsFor } from './waiting-kinds.ts';

/** What waits for the actor's decision, kind by kind; what they asked for themselves waits for somebody else. */
export async function listWaiting(actor: Actor): Promise<WaitingList> {
  const kinds = kindsFor(actor);
  const rows = await withTenant(actor.tenantId, (tx) => selectWaiting(tx, { memberId: actor.memberId, kinds }));
  const items = kinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
  return { items: items.map(({ kind, count, oldest }) => ({ kind, count, oldestAt: oldest.toISOString() })) };
}
