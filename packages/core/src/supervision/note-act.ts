import type { Outcome } from '@parley/contract/supervision';
import type { ItemRow } from '@parley/db/supervision/item-rows';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { noteAsked, noteGone } from '../waiting/note-waiting.ts';

export type ReviewAct = {
  action: 'opened' | 'assigned' | 'commented' | 'escalated' | 'closeProposed' | 'closed';
  toId?: string | null;
  outcome?: Outcome | null;
  note?: string;
};

/** What a reviewer did, in the tenant's log and, from there, in the history of the item: reviewer, item, date, action, note. */
export async function noteAct(tx: TenantTx, actor: Actor, item: ItemRow, act: ReviewAct): Promise<void> {
  const { tenantId, memberId } = actor;
  const { action, toId = null, outcome = null, note = '' } = act;
  const { id: itemId, policy_id: policyId, policy_version: policyVersion, channel_id: channelId } = item;
  const what = { itemId, policyId, name: item.policy_name, policyVersion, channelId, version: Number(item.event_version) };
  const details = { ...what, ...(toId ? { toId } : {}), ...(outcome ? { outcome } : {}), ...(note ? { note } : {}) };
  await recordAct(tx, actor, { type: `supervision.${action}`, subjectId: item.author_id, details });
  await tx.supervisionEntry.create({ data: { tenantId, id: newId(), itemId, memberId, action, toId, outcome, note } });
  if (action === 'closed') await noteGone(tx, actor, 'reviews');
  // Given to somebody, or in need of a second: it waits for another person from now on.
  else if (toId || action === 'closeProposed') await noteAsked(tx, actor, 'reviews');
}
