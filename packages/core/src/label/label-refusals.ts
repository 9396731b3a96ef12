import { isLabelKept } from '@parley/db/label/labelled';
import { AppError } from '../app-error.ts';
import type { RankedLabel } from '../policy/decide-label.ts';

type Named = Pick<RankedLabel, 'id' | 'name'>;
const ruleOf = ({ id }: Named) => `label:${id}`;

/** `into`: the label of where it would go; null: none. */
export function staysRefusal(own: Named, line: Named, into: Named | null): AppError {
  const rule = ruleOf(line);
  if (into)
    return new AppError('FORBIDDEN', {
      message: `This is “${own.name}”, and “${line.name}” stays where it is. It may not go to a channel that is only “${into.name}”.`,
      rule,
    });
  return new AppError('FORBIDDEN', {
    message: `This is “${own.name}”, and “${line.name}” stays where it is. It may not go to a conversation without that label.`,
    rule,
  });
}

export function lowerQuestion(own: Named, into: Named | null): AppError {
  const rule = ruleOf(own);
  if (into)
    return new AppError('FORBIDDEN', {
      message: `This is “${own.name}”, and the channel is only “${into.name}”. Say whether it may go there.`,
      rule,
      mayConfirm: true,
    });
  return new AppError('FORBIDDEN', {
    message: `This is “${own.name}”, and the conversation has no label. Say whether it may go there.`,
    rule,
    mayConfirm: true,
  });
}

export const belowChannel = (channel: Named): AppError =>
  new AppError('INVALID', {
    message: `This channel is “${channel.name}”. A message in it cannot be less confidential than that.`,
    rule: ruleOf(channel),
  });

/** Names a few of them: whoever decides has to know whom it is about. */
export function guestsInside(line: Named, names: readonly string[]): AppError {
  const rule = ruleOf(line);
  if (names.length === 0)
    return new AppError('CONFLICT', { message: `Guests are in this channel, and “${line.name}” is not for them.`, rule });
  const people = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
  return new AppError('CONFLICT', { message: `Guests are in this channel, and “${line.name}” is not for them: ${people}.`, rule });
}

export const notForGuests = (line: Named): AppError =>
  new AppError('FORBIDDEN', {
    message: `Guests may not be where “${line.name}” is. Choose another channel for them, or have the label of this one changed.`,
    rule: ruleOf(line),
  });

/** The channel was given a lower label at the same moment. */
export const asLabelRefusal = (error: unknown): never => {
  throw isLabelKept(error)
    ? new AppError('FORBIDDEN', {
        message:
          'This is too confidential for a channel of that label. Look at the label of the channel, and choose another place.',
        rule: 'label',
      })
    : error;
};
