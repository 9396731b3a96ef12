import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';
import { selectMessages } from '@parley/db/message/select-messages';
import { selectSaved, upsertSaved } from '@parley/db/saved/saved-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { apartChannels, heldBarriers } from '../barrier/held-barriers.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { requireStanding } from '../message/require-standing.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';

export type SavedView = {
  message: MessageView;
  savedAt: string;
  remindAt: string | null;
  /** When the reminder was given. */
  remindedAt: string | null;
  doneAt: string | null;
};

const latestReminderMs = 5 * 366 * 86_400_000;

/** Keeps a message for oneself. Nobody else learns of it. */
export async function saveMessage(actor: Actor, input: { messageId: string }): Promise<void> {
  await withTenant(actor.tenantId, async (tx) => {
    requireStanding(await accessMessageRow(tx, actor, input.messageId));
    await upsertSaved(tx, { memberId: actor.memberId, messageId: input.messageId });
  });
  announceMine(actor, ['saved']);
}

export async function unsaveMessage(actor: Actor, input: { messageId: string }): Promise<void> {
  await withTenant(actor.tenantId, async (tx) => {
    await accessMessageRow(tx, actor, input.messageId);
    await tx.savedMessage.deleteMany({ where: { memberId: actor.memberId, messageId: input.messageId } });
  });
  announceMine(actor, ['saved']);
}

/** Saves a message and reminds of it at a time, in place of any other. Whoever is done with it is not reminded. */
export async function remindOfMessage(actor: Actor, input: { messageId: string; at: string }): Promise<void> {
  const remindAt = new Date(input.at);
  if (remindAt.valueOf() <= Date.now() || remindAt.valueOf() > Date.now() + latestReminderMs)
    throw new AppError('INVALID', { message: 'Choose a time to come, within five years.' });
  const { memberId } = actor;
  await withTenant(actor.tenantId, async (tx) => {
    requireStanding(await accessMessageRow(tx, actor, input.messageId));
    await upsertSaved(tx, { memberId, messageId: input.messageId, remindAt });
    await enqueueJob(tx, {
      name: 'saved.remind',
      payload: { memberId, messageId: input.messageId },
      key: `remind:${memberId}:${input.messageId}`,
      runAt: remindAt,
    });
  });
  announceMine(actor, ['saved']);
}

/** Puts a saved message away, or takes it up again. */
export async function setSavedDone(actor: Actor, input: { messageId: string; on: boolean }): Promise<void> {
  await withTenant(actor.tenantId, async (tx) => {
    await accessMessageRow(tx, actor, input.messageId);
    await tx.savedMessage.updateMany({
      where: { memberId: actor.memberId, messageId: input.messageId },
      data: { doneAt: input.on ? new Date() : null },
    });
  });
  announceMine(actor, ['saved']);
}

/** What the actor keeps: open, with a reminder, or done; the last saved first. */
export async function listSaved(
  actor: Actor,
  input: { view: 'open' | 'reminders' | 'done'; cursor?: string | null },
): Promise<Page<SavedView>> {
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await selectSaved(tx, {
      memberId: actor.memberId,
      isDone: input.view === 'done',
      withReminder: input.view === 'reminders',
      memberOnly: actor.role === 'guest',
      apart: apartChannels(await heldBarriers(actor.tenantId, tx), actor.memberId),
      before: readTimeCursor(input.cursor),
      limit: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    const messages = await selectMessages(
      tx,
      page.map((row) => row.message_id),
    );
    const views = new Map(messages.map((row) => [row.id, toMessageView(row)]));
    const last = page.at(-1);
    return {
      items: page.flatMap((row) => {
        const message = views.get(row.message_id);
        return message
          ? [
              {
                message,
                savedAt: row.saved_at.toISOString(),
                remindAt: row.remind_at?.toISOString() ?? null,
                remindedAt: row.reminded_at?.toISOString() ?? null,
                doneAt: row.done_at?.toISOString() ?? null,
              },
            ]
          : [];
      }),
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.saved_at, id: last.message_id }) : null,
    };
  });
}

/** The latest messages that the actor keeps and is not done with, so that each can show it. */
export async function listSavedIds(actor: Actor): Promise<{ messageIds: string[] }> {
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.savedMessage.findMany({
      where: { memberId: actor.memberId, doneAt: null },
      orderBy: { savedAt: 'desc' },
      take: limits.savedIds,
      select: { messageId: true },
    });
    return { messageIds: rows.map(({ messageId }) => messageId) };
  });
}
