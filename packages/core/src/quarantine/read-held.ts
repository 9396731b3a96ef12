import { limits } from '@parley/contract/limits';
import type { HeldMessagePage, HeldMessageView, OpenedMessage } from '@parley/contract/quarantine';
import { listHeldRows, type ListedHeldRow } from '@parley/db/quarantine/held-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { listSeconds } from '../permission/list-seconds.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { accessHeld, readPayload } from './access-held.ts';

/** What waits for review, or has been decided about, the latest first: everything but the words. */
export async function listHeld(
  actor: Actor,
  input: { tab: 'waiting' | 'decided'; cursor?: string | null | undefined },
): Promise<HeldMessagePage> {
  requireAllowed(actor, 'rules.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const query = { memberId: actor.memberId, isWaiting: input.tab === 'waiting', before: readTimeCursor(input.cursor) };
    const rows = await listHeldRows(tx, { ...query, limit: limits.pageSize + 1 });
    const page = rows.slice(0, limits.pageSize);
    const last = page.at(-1);
    return {
      items: page.map((row) => toView(row, actor)),
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.held_at, id: last.id }) : null,
      hasOthers: (await listSeconds(tx, actor, 'rules')).length > 0,
    };
  });
}

/** The words of one held message. That somebody looks is an entry of the log, written before anything is shown. */
export async function openHeld(actor: Actor, input: { id: string }): Promise<OpenedMessage> {
  await throttle('quarantine.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessHeld(tx, actor, input.id);
    const details = { heldId: row.id, channelId: row.channel_id };
    await recordAct(tx, actor, { type: 'quarantine.opened', subjectId: row.author_id, details });
    const { texts, files } = await readPayload(tx, row);
    return { texts: texts.filter(({ text }) => text !== ''), files };
  });
}

function toView(row: ListedHeldRow, actor: Actor): HeldMessageView {
  const isNamed = row.channel_kind === 'public' || (row.channel_kind === 'private' && row.is_in);
  return {
    id: row.id,
    state: row.state,
    author: { memberId: row.author_id, name: row.author_name },
    isMine: row.author_id === actor.memberId,
    channel: { kind: row.channel_kind, name: isNamed ? row.channel_name : null },
    rules: row.rules.map(({ name, count }) => ({ name, count })),
    files: row.file_ids.length,
    heldAt: row.held_at.toISOString(),
    decidedBy: row.decider_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
  };
}
