import type { ItemView, Outcome } from '@parley/contract/supervision';
import type { ItemRow } from '@parley/db/supervision/item-rows';

/** An item before it is opened: who, when and why, and no words. */
export const toItemView = (row: ItemRow): ItemView => ({
  id: row.id,
  policyId: row.policy_id,
  policyName: row.policy_name,
  policyVersion: row.policy_version,
  author: { memberId: row.author_id, name: row.author_name },
  channelKind: row.channel_kind,
  saidAt: row.said_at.toISOString(),
  isEdit: row.is_edit,
  reasons: row.reasons as ItemView['reasons'],
  state: row.state,
  assignee: row.assignee_id ? { memberId: row.assignee_id, name: row.assignee_name ?? '' } : null,
  proposed: row.proposed_by
    ? { by: { memberId: row.proposed_by, name: row.proposer_name ?? '' }, outcome: row.proposed_outcome as Outcome }
    : null,
  outcome: row.outcome as Outcome | null,
  needsSecond: row.needs_second,
  openedAt: row.opened_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null,
});
