import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';
import { updateMessageRow } from '@parley/db/message/change-message';
import { readAllThreads, selectMessages, selectMyThreads, upsertThreadRead } from '@parley/db/message/select-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { newToken } from '../id.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { accessMessageRow } from './access-message.ts';
import { changeMessage } from './change-message.ts';
import { toMessageView } from './to-message-view.ts';

export type ThreadEntry = { parent: MessageView; unread: number };

/** Threads that the actor follows, the most recently answered first; all, or those with something unread. */
export async function listThreads(actor: Actor, input: { only?: 'unread'; cursor?: string | null }): Promise<Page<ThreadEntry>> {
  return withTenant(actor.tenantId, async (tx) => {
    const threads = await selectMyThreads(tx, {
      memberId: actor.memberId,
      onlyUnread: input.only === 'unread',
      before: readTimeCursor(input.cursor),
      limit: limits.pageSize + 1,
    });
    const page = threads.slice(0, limits.pageSize);
    const rows = await selectMessages(
      tx,
      page.map((thread) => thread.id),
    );
    const views = new Map(rows.map((row) => [row.id, toMessageView(row)]));
    const last = page.at(-1);
    return {
      items: page.flatMap((thread) => {
        const parent = views.get(thread.id);
        return parent ? [{ parent, unread: Number(thread.unread) }] : [];
      }),
      nextCursor: last && threads.length > limits.pageSize ? writeTimeCursor({ at: last.last_reply_at, id: last.id }) : null,
    };
  });
}

/** Moves the actor's cursor in a thread. */
export async function markThreadRead(actor: Actor, input: { messageId: string; seq: number }): Promise<void> {
  await withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    await upsertThreadRead(tx, { parentId: message.parent_id ?? message.id, memberId: actor.memberId, seq: input.seq });
  });
  announceMine(actor, ['threads']);
}

export async function markAllThreadsRead(actor: Actor): Promise<void> {
  await withTenant(actor.tenantId, (tx) => readAllThreads(tx, actor.memberId));
  announceMine(actor, ['threads']);
}

/** Whether the actor hears of replies in the thread of this message. */
export async function getThreadState(actor: Actor, input: { messageId: string }): Promise<{ isFollowing: boolean }> {
  return withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    const parentId = message.parent_id ?? message.id;
    const follow = await tx.threadFollow.findFirst({ where: { parentId, memberId: actor.memberId } });
    return { isFollowing: follow?.isFollowing ?? false };
  });
}

/** Follows a thread or stops; who stops is not made to follow again by writing in it. */
export async function followThread(actor: Actor, input: { messageId: string; on: boolean }): Promise<{ isFollowing: boolean }> {
  await withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    const key = { tenantId: actor.tenantId, parentId: message.parent_id ?? message.id, memberId: actor.memberId };
    await tx.threadFollow.upsert({
      where: { tenantId_parentId_memberId: key },
      create: { ...key, isFollowing: input.on },
      update: { isFollowing: input.on },
    });
  });
  announceMine(actor, ['threads']);
  return { isFollowing: input.on };
}

/** Settles the question of a thread, or opens it again. Anybody who may write in the channel may. */
export async function resolveThread(actor: Actor, input: { messageId: string; on: boolean }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    if (message.parent_id) throw new AppError('INVALID', { message: 'A thread is resolved at its first message.' });
    if ((message.resolved_at !== null) === input.on) return false;
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: input.on ? 'message.resolved' : 'message.reopened',
      payload: JSON.stringify({ on: input.on, salt: newToken() }),
      isResolved: input.on,
    });
    return true;
  });
}
