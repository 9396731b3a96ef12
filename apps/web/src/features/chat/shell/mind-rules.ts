import { toErrorBody } from '@/lib/error-text';
import { ChatError } from '../state/chat-error.ts';
import { openDialog } from './open-dialog.ts';
import { refusalText } from './refusal-text.ts';

/** What an author says who was asked by a rule, or because it goes to a less confidential place, and goes on. */
export type Word = { acceptsWarning?: true; acceptsLower?: true };

/**
 * Does something that a rule of the firm may ask about first. Then the person is asked, and it is done again with their word;
 * otherwise it rejects as it was refused.
 */
export async function mindRules<Value>(act: (word: Word) => Promise<Value>, word: Word = {}): Promise<Value> {
  try {
    return await act(word);
  } catch (error) {
    const { mayConfirm, rule } = toErrorBody(error instanceof ChatError ? error.body : error);
    const consent = rule?.startsWith('label:') ? 'acceptsLower' : 'acceptsWarning';
    // Each question is asked once: a yes to one of them is none to the other.
    if (!mayConfirm || word[consent] || !(await ask(refusalText(error)))) throw error;
    return mindRules(act, { ...word, [consent]: true });
  }
}

const ask = (sentence: string): Promise<boolean> => new Promise((answer) => openDialog({ kind: 'ruleWarning', sentence, answer }));
