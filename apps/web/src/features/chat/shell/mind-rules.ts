import { toErrorBody } from '@/lib/error-text';
import { ChatError } from '../state/chat-error.ts';
import { openDialog } from './open-dialog.ts';
import { refusalText } from './refusal-text.ts';

/** What an author says who was asked by a rule and goes on. */
export type Word = { acceptsWarning?: true };

/**
 * Does something that a rule of the firm may ask about first. Then the person is asked, and it is done again with their word;
 * otherwise it rejects as it was refused.
 */
export async function mindRules<Value>(act: (word: Word) => Promise<Value>): Promise<Value> {
  try {
    return await act({});
  } catch (error) {
    const { mayConfirm } = toErrorBody(error instanceof ChatError ? error.body : error);
    if (!mayConfirm || !(await ask(refusalText(error)))) throw error;
    return act({ acceptsWarning: true });
  }
}

const ask = (sentence: string): Promise<boolean> => new Promise((answer) => openDialog({ kind: 'ruleWarning', sentence, answer }));
