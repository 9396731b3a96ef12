import { chooseOther, mergeDraft, type DraftState, type DraftView } from '@parley/contract/draft';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { countDrafts, lockDraft, lockKnownDraft, selectDrafts, updateDraft, type DraftRow } from '@parley/db/draft/draft-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';

/** What was committed late has an earlier time than what was read before it. */
const overlapMs = 60_000;

/**
 * Brings what one device wrote to the others. `base` is the version it was written on: what came in between is kept, and the
 * answer says what now stands. Drafts are their writer's alone: no log, no inspection before they are sent.
 */
export async function setDraft(
  actor: Actor,
  input: { channelId: string; parentId?: string; body: string; base: number; editedAt: number },
): Promise<DraftView> {
  await throttle('draft.member', `${actor.tenantId} ${actor.memberId}`);
  const place = { memberId: actor.memberId, key: input.parentId ?? input.channelId, channelId: input.channelId };
  if (input.body !== '' || !(await hasDraft(actor, place.key))) await accessDraftPlace(actor, input);
  return changeDraft(
    actor,
    (tx) => lockDraft(tx, place),
    async (tx, current) => {
      if (current.version === 0 && input.body !== '' && (await countDrafts(tx, actor.memberId)) >= limits.drafts)
        throw new AppError('INVALID', { message: `You have ${limits.drafts} drafts. Send or discard some of them first.` });
      return mergeDraft(current, { ...input, deviceId: actor.sessionId, newId: newId() });
    },
  );
}

/** Takes a version that was set aside in place of the one that stands, which is set aside in turn. */
export async function chooseDraft(actor: Actor, input: { key: string; id: string }): Promise<DraftView> {
  return changeDraft(actor, known(actor, input), (_, current) =>
    chooseOther(current, { id: input.id, now: Date.now(), deviceId: actor.sessionId, newId: newId() }),
  );
}

/** Throws away a version that was set aside. */
export async function dropDraft(actor: Actor, input: { key: string; id: string }): Promise<DraftView> {
  return changeDraft(actor, known(actor, input), (_, current) => ({
    ...current,
    others: current.others.filter(({ id }) => id !== input.id),
  }));
}

/** The actor's drafts, wherever they are: also of a channel that they have left, for the words are theirs. */
export async function listDrafts(
  actor: Actor,
  input: { since?: string | null; cursor?: string | null },
): Promise<Page<DraftView> & { at: string }> {
  const at = new Date();
  const since = input.since ? new Date(Date.parse(input.since) - overlapMs) : null;
  return withTenant(actor.tenantId, async (tx) => {
    const before = readTimeCursor(input.cursor);
    const rows = await selectDrafts(tx, { memberId: actor.memberId, since, before, limit: limits.pageSize + 1 });
    const page = rows.slice(0, limits.pageSize);
    const last = page.at(-1);
    return {
      items: page.map((row) => toDraftView(actor, row)),
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.updated_at, id: last.key }) : null,
      at: at.toISOString(),
    };
  });
}

const known =
  (actor: Actor, { key, id }: { key: string; id: string }) =>
  async (tx: TenantTx): Promise<DraftRow> => {
    const row = await lockKnownDraft(tx, { memberId: actor.memberId, key });
    if (!row || !toState(row).others.some((other) => other.id === id)) throw notFound('draft');
    return row;
  };

async function changeDraft(
  actor: Actor,
  lock: (tx: TenantTx) => Promise<DraftRow>,
  change: (tx: TenantTx, current: DraftState) => DraftState | Promise<DraftState>,
): Promise<DraftView> {
  const { view, hasChanged } = await withTenant(actor.tenantId, async (tx) => {
    const row = await lock(tx);
    const current = toState(row);
    const next = await change(tx, current);
    if (next === current) return { view: toDraftView(actor, row), hasChanged: false };
    const updatedAt = await updateDraft(tx, { ...next, memberId: actor.memberId, key: row.key });
    const changed = { ...row, ...next, edited_at: next.editedAt, device_id: next.deviceId, updated_at: updatedAt };
    return { view: toDraftView(actor, changed), hasChanged: true };
  });
  if (hasChanged) announceMine(actor, ['drafts']);
  return view;
}

/** A draft stands in a channel that the actor may see, or under a message there. Their own is theirs to empty, wherever it is. */
async function accessDraftPlace(actor: Actor, place: { channelId: string; parentId?: string }): Promise<void> {
  const { channelId, parentId } = place;
  if (!parentId) return void (await accessChannel(actor, channelId, 'channel.see'));
  const parent = await withTenant(actor.tenantId, (tx) => accessMessageRow(tx, actor, parentId));
  if (parent.channel_id !== channelId || parent.parent_id !== null) throw notFound('message');
}

const hasDraft = (actor: Actor, key: string): Promise<boolean> =>
  withTenant(actor.tenantId, async (tx) => (await tx.draft.count({ where: { memberId: actor.memberId, key } })) > 0);

const toState = (row: DraftRow): DraftState => ({
  body: row.body,
  version: row.version,
  editedAt: row.edited_at,
  deviceId: row.device_id,
  others: row.others as DraftState['others'],
});

const toDraftView = (actor: Actor, row: DraftRow): DraftView => ({
  key: row.key,
  channelId: row.channel_id,
  body: row.body,
  version: row.version,
  editedAt: row.edited_at,
  updatedAt: row.updated_at.toISOString(),
  others: toState(row).others.map(({ id, body, deviceId }) => ({ id, body, isMine: deviceId === actor.sessionId })),
});
