import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageRow } from '@parley/db/message/message-row';
import { AppError, notFound } from '../app-error.ts';

export const extraOf = (message: Pick<MessageRow, 'extra'>): MessageExtra => (message.extra as MessageExtra | null) ?? {};

/** A message to do something with: not deleted, and not the trace of one that has gone elsewhere. */
export function requireStanding(message: MessageRow): void {
  if (message.deleted_at) throw notFound('message');
  if (extraOf(message).moved?.to)
    throw new AppError('CONFLICT', { message: 'This message was moved to another channel. Open it there.' });
}
