import { AppError } from '../app-error.ts';
import type { Door } from './decide-outcome.ts';
import type { HeldRule } from './held-rules.ts';

/** Says which rule, whose, and what the author can do now. */
export function refusal({ id, name, act, setBy }: Pick<HeldRule, 'id' | 'name' | 'act' | 'setBy'>, door: Door): AppError {
  const rule = `boundary:${id}`;
  const isMessage = ['message', 'thread', 'forward', 'schedule', 'scheduled', 'edit'].includes(door);
  if (act === 'warn' && isMessage)
    return new AppError('FORBIDDEN', {
      message: `The rule “${name}” asks you to look again before this is sent. ${setBy} set it; ask them if you are not sure.`,
      rule,
      mayConfirm: true,
    });
  if (act === 'hold' && door === 'edit')
    return new AppError('FORBIDDEN', {
      message: `The rule “${name}” has such messages looked at first, and an edit cannot wait. ${setBy} set it; send it as a new message instead.`,
      rule,
    });
  if (!isMessage)
    return new AppError('FORBIDDEN', {
      message: `The rule “${name}” does not let this stand where everybody reads it. ${setBy} set it; choose other words.`,
      rule,
    });
  return new AppError('FORBIDDEN', {
    message: `The rule “${name}” does not let this be sent. ${setBy} set it; change the text, or ask them or another admin.`,
    rule,
  });
}

export const heldForReview = ({ id, name, setBy }: Pick<HeldRule, 'id' | 'name' | 'setBy'>, heldId: string): AppError =>
  new AppError('FORBIDDEN', {
    message: `The rule “${name}” holds this for review. ${setBy} set it; it is sent once somebody else who looks after rules has released it.`,
    rule: `boundary:${id}`,
    heldId,
  });

/** For the author of what was sent without it. */
export const leftOutSentence = ({ name, setBy }: Pick<HeldRule, 'name' | 'setBy'>): string => {
  const said = { message: `The rule “${name}” has left something out of what you sent. ${setBy} set it.` };
  return said.message;
};
