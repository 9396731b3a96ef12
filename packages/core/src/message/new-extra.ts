import type { ClientEventInput } from '@parley/contract/client-events';
import type { MessageExtra } from '@parley/contract/message-extra';

/** What a new message is besides its text: what the author asked for, and what the service itself adds. Null: nothing. */
export function newExtra(
  input: Pick<ClientEventInput<'message.send'>, 'extra'>,
  made: Pick<MessageExtra, 'forward' | 'scheduled' | 'label'>,
): MessageExtra | null {
  const { poll, ackRequired, snippet, anchor } = input.extra ?? {};
  const extra: MessageExtra = {
    ...(poll
      ? {
          poll: {
            question: poll.question,
            // Numbered, so that a retry of the same message is the same message.
            options: poll.options.map((text, index) => ({ id: String(index + 1), text, memberIds: [] })),
            isMultiple: poll.isMultiple,
            closedAt: null,
          },
        }
      : {}),
    ...(ackRequired ? { ack: { memberIds: [] } } : {}),
    ...(snippet ? { snippet } : {}),
    ...(anchor ? { anchor } : {}),
    ...(made.forward ? { forward: made.forward } : {}),
    ...(made.scheduled ? { scheduled: made.scheduled } : {}),
    ...(made.label ? { label: made.label } : {}),
  };
  return Object.keys(extra).length > 0 ? extra : null;
}
