import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/message-view';
import { countAsked, selectAsked, tellAskedAgain } from '@parley/db/message/acknowledgement';
import { updateMessageRow } from '@parley/db/message/change-message';
import type { MessageRow } from '@parley/db/message/message-row';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { accessLiveMessageRow, accessMessageRow } from './access-message.ts';
import { changeMessage } from './change-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';

export type AckRoster = {
  items: { memberId: string; name: string }[];
  nextCursor: string | null;
  done: number;
  missing: number;
};

/** Asks the readers of a message to acknowledge it; the database tells each of them in the same transaction. */
export async function requireAcknowledgement(actor: Actor, input: { messageId: string }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.requireAck', { authorId: message.author_id });
    requireStanding(message);
    const extra = extraOf(message);
    if (extra.ack) return false;
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.ackRequired',
      payload: JSON.stringify({ salt: newToken() }),
      extra: { ...extra, ack: { memberIds: [] } },
    });
    return true;
  });
}

/** Says that the actor has read and understood. It cannot be taken back: others rely on it. */
export async function acknowledgeMessage(actor: Actor, input: { messageId: string }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    const { ack, ...extra } = extraOf(message);
    requireAsked(message);
    if (message.author_id === actor.memberId) throw new AppError('INVALID', { message: 'You wrote this message yourself.' });
    if (!ack || ack.memberIds.includes(actor.memberId)) return false;
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.acknowledged',
      payload: JSON.stringify({ salt: newToken() }),
      extra: { ...extra, ack: { memberIds: [...ack.memberIds, actor.memberId] } },
    });
    return true;
  });
}

/** Who of the readers has acknowledged, or has not, by name; a page with the numbers of both. For the author and admins. */
export async function listAcknowledged(
  actor: Actor,
  input: { messageId: string; state: 'done' | 'missing'; cursor?: string | null },
): Promise<AckRoster> {
  return withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    const done = doneOf(actor, message);
    const after = input.cursor ? await nameOf(tx, input.cursor) : null;
    const roster = { messageId: message.id, done };
    const rows = await selectAsked(tx, { ...roster, isDone: input.state === 'done', after, limit: limits.pageSize + 1 });
    const page = rows.slice(0, limits.pageSize);
    return {
      items: page.map((row) => ({ memberId: row.member_id, name: row.name })),
      nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.member_id ?? null) : null,
      ...(await countAsked(tx, roster)),
    };
  });
}

/** Tells those who have not acknowledged once more. */
export async function remindToAcknowledge(actor: Actor, input: { messageId: string }): Promise<{ reminded: number }> {
  const message = await withTenant(actor.tenantId, (tx) => accessLiveMessageRow(tx, actor, input.messageId));
  const done = doneOf(actor, message);
  await throttle('ackReminder.message', message.id);
  const told = await withTenant(actor.tenantId, (tx) => tellAskedAgain(tx, { messageId: message.id, done }));
  for (const memberId of told) announceMine({ tenantId: actor.tenantId, memberId }, ['notifications']);
  return { reminded: told.length };
}

function doneOf(actor: Actor, message: MessageRow): string[] {
  requireAllowed(actor, 'message.seeRoster', { authorId: message.author_id });
  requireAsked(message);
  return extraOf(message).ack?.memberIds ?? [];
}

function requireAsked(message: MessageRow): void {
  requireStanding(message);
  if (!extraOf(message).ack) throw new AppError('CONFLICT', { message: 'Nobody has asked to acknowledge this message.' });
}

/** The cursor is the last person of the page before. */
async function nameOf(tx: TenantTx, memberId: string): Promise<{ name: string; id: string } | null> {
  return tx.member.findFirst({ where: { id: memberId }, select: { id: true, name: true } });
}
