import type { MessageView } from '@parley/contract/message-view';
import { updateMessageRow } from '@parley/db/message/change-message';
import type { MessageRow } from '@parley/db/message/message-row';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { newToken } from '../id.ts';
import { requireAllowed } from '../policy/decide.ts';
import { changeMessage } from './change-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';

/** Chooses an answer or takes the choice back. Where one answer is asked for, a new choice replaces the former. */
export async function votePoll(
  actor: Actor,
  input: { messageId: string; optionId: string; on: boolean },
): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    const poll = pollOf(message);
    if (poll.closedAt) throw new AppError('CONFLICT', { message: 'This poll is closed. Its result stands.' });
    const chosen = poll.options.find(({ id }) => id === input.optionId);
    if (!chosen) throw new AppError('INVALID', { message: 'This is not one of the answers.' });
    if (chosen.memberIds.includes(actor.memberId) === input.on) return false;
    const options = poll.options.map((option) => {
      const others = option.memberIds.filter((id) => id !== actor.memberId);
      if (option === chosen) return { ...option, memberIds: input.on ? [...others, actor.memberId] : others };
      return input.on && !poll.isMultiple ? { ...option, memberIds: others } : option;
    });
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.voted',
      payload: JSON.stringify({ optionId: chosen.id, on: input.on, salt: newToken() }),
      extra: { ...extraOf(message), poll: { ...poll, options } },
    });
    return true;
  });
}

/** Nobody votes any more; what was chosen stays. */
export async function closePoll(actor: Actor, input: { messageId: string }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    const poll = pollOf(message);
    requireAllowed(actor, 'message.closePoll', { authorId: message.author_id });
    if (poll.closedAt) return false;
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.pollClosed',
      payload: JSON.stringify({ salt: newToken() }),
      extra: { ...extraOf(message), poll: { ...poll, closedAt: new Date().toISOString() } },
    });
    return true;
  });
}

function pollOf(message: MessageRow) {
  requireStanding(message);
  const { poll } = extraOf(message);
  if (!poll) throw notFound('poll');
  return poll;
}
