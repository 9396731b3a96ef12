import { limits } from '@parley/contract/limits';
import type { FileView } from '@parley/contract/file-view';
import type { Page } from '@parley/contract/member-view';
import type { ScheduledView, ScheduleInput } from '@parley/contract/scheduled';
import { lockScheduled, selectScheduled, type ScheduledRow } from '@parley/db/scheduled/scheduled-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { toFileView } from '../file/to-file-view.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { requireSendable, requireTimeToCome } from './require-sendable.ts';

/** Keeps a message to be sent at its time, in the author's name. Asked again with the same id it is the same one. */
export async function scheduleMessage(actor: Actor, input: ScheduleInput): Promise<ScheduledView> {
  await throttle('schedule.member', `${actor.tenantId} ${actor.memberId}`);
  const sendAt = requireTimeToCome(input.sendAt);
  const body = await requireSendable(actor, input);
  const { tenantId, memberId: authorId } = actor;
  const { id, channelId, parentId = null, fileIds = [], broadcast, ackRequired, hidesPreviews, acceptsWarning, label } = input;
  const view = await withTenant(tenantId, async (tx) => {
    const waiting = await tx.scheduledMessage.count({ where: { authorId } });
    if (waiting >= limits.scheduledMessages)
      throw new AppError('INVALID', {
        message: `You have ${limits.scheduledMessages} messages waiting. Cancel some of them first.`,
      });
    const asked = {
      ...(broadcast && parentId ? { broadcast } : {}),
      ...(ackRequired ? { ackRequired } : {}),
      ...(hidesPreviews ? { hidesPreviews } : {}),
      ...(label ? { label } : {}),
      ...(acceptsWarning ? { acceptsWarning } : {}),
    };
    await tx.scheduledMessage.createMany({
      data: [{ tenantId, id, authorId, channelId, parentId, clientId: id, body, fileIds, input: asked, sendAt }],
      skipDuplicates: true,
    });
    const row = await lockOwn(tx, actor, id);
    await enqueueSending(tx, id, row.send_at);
    return toView(tx, row);
  });
  announceMine(actor, fileIds.length > 0 ? ['scheduled', 'draftFiles'] : ['scheduled']);
  return view;
}

/** Other words or another time, as long as it is not on its way. One that failed waits again. */
export async function changeScheduled(
  actor: Actor,
  input: { id: string; body: string; sendAt: string; acceptsWarning?: true | undefined },
): Promise<ScheduledView> {
  await throttle('schedule.member', `${actor.tenantId} ${actor.memberId}`);
  const sendAt = requireTimeToCome(input.sendAt);
  const known = await withTenant(actor.tenantId, (tx) => lockOwn(tx, actor, input.id));
  const { channel_id: channelId, parent_id, file_ids: fileIds } = known;
  const { acceptsWarning } = input;
  const asked = { channelId, parentId: parent_id ?? undefined, fileIds, body: input.body, acceptsWarning };
  const body = await requireSendable(actor, asked);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const row = await lockStill(tx, actor, input.id);
    // What its author agreed to was said of other words.
    const { acceptsWarning: _former, ...asked } = row.input ?? {};
    const change = {
      body,
      sendAt,
      state: 'waiting',
      failure: null,
      input: { ...asked, ...(acceptsWarning ? { acceptsWarning } : {}) },
    };
    await tx.scheduledMessage.updateMany({ where: { id: row.id }, data: change });
    await enqueueSending(tx, row.id, sendAt);
    return toView(tx, { ...row, body, send_at: sendAt, state: 'waiting', failure: null });
  });
  announceMine(actor, ['scheduled']);
  return view;
}

/** Gives the words back instead of sending them. */
export async function cancelScheduled(actor: Actor, input: { id: string }): Promise<ScheduledView> {
  const view = await withTenant(actor.tenantId, async (tx) => {
    const row = await lockStill(tx, actor, input.id);
    await tx.scheduledMessage.deleteMany({ where: { id: row.id } });
    return toView(tx, row);
  });
  announceMine(actor, ['scheduled']);
  return view;
}

/** What the actor has waiting, and what could not be sent, the next first. */
export async function listScheduled(actor: Actor, input: { cursor?: string | null }): Promise<Page<ScheduledView>> {
  return withTenant(actor.tenantId, async (tx) => {
    const after = readTimeCursor(input.cursor);
    const rows = await selectScheduled(tx, { authorId: actor.memberId, after, limit: limits.pageSize + 1 });
    const page = rows.slice(0, limits.pageSize);
    const last = page.at(-1);
    return {
      items: await Promise.all(page.map((row) => toView(tx, row))),
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.send_at, id: last.id }) : null,
    };
  });
}

/** How many wait, and how many were refused when their time came. */
export async function countScheduled(actor: Actor): Promise<{ waiting: number; failed: number }> {
  return withTenant(actor.tenantId, async (tx) => {
    const [all, failed] = [
      await tx.scheduledMessage.count({ where: { authorId: actor.memberId } }),
      await tx.scheduledMessage.count({ where: { authorId: actor.memberId, state: 'failed' } }),
    ];
    return { waiting: all - failed, failed };
  });
}

async function lockOwn(tx: TenantTx, actor: Actor, id: string): Promise<ScheduledRow> {
  const row = await lockScheduled(tx, { id, authorId: actor.memberId });
  if (!row) throw notFound('message');
  return row;
}

export async function lockStill(tx: TenantTx, actor: Actor, id: string): Promise<ScheduledRow> {
  const row = await lockOwn(tx, actor, id);
  if (row.state === 'sending')
    throw new AppError('CONFLICT', { message: 'This message is being sent. Look for it in its channel.' });
  return row;
}

export const enqueueSending = (tx: TenantTx, scheduledId: string, runAt: Date): Promise<void> =>
  enqueueJob(tx, { name: 'message.sendScheduled', payload: { scheduledId }, key: `scheduled:${scheduledId}`, runAt });

async function toView(tx: TenantTx, row: ScheduledRow): Promise<ScheduledView> {
  return {
    id: row.id,
    channelId: row.channel_id,
    parentId: row.parent_id,
    body: row.body,
    files: await filesOf(tx, row),
    broadcast: row.input?.broadcast ?? false,
    ackRequired: row.input?.ackRequired ?? false,
    sendAt: row.send_at.toISOString(),
    state: row.state,
    failure: row.failure,
  };
}

async function filesOf(tx: TenantTx, { file_ids: ids, author_id: uploaderId }: ScheduledRow): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const rows = await tx.file.findMany({ where: { id: { in: ids }, uploaderId } });
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(toFileView));
}
