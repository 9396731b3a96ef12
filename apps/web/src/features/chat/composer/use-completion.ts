'use client';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { findCompletion } from './find-completion.ts';
import type { CommandHelp } from './commands/command-list.ts';
import { useCompletionOptions } from './use-completion-options.ts';

type Field = { text: string; caret: number; channelId: string; commands?: (() => CommandHelp[]) | undefined };

/** What may be completed at the caret, and the keys that choose from it. */
export function useCompletion({ text, caret, channelId, commands }: Field) {
  const at = useMemo(() => {
    const found = findCompletion(text, caret);
    return found?.kind === 'command' && !commands ? null : found;
  }, [text, caret, commands]);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [choice, setChoice] = useState({ query: '', index: 0 });
  const isAsked = at !== null && at.start !== dismissedAt;
  const options = useCompletionOptions({ at: isAsked ? at : null, channelId, commands });

  const query = at ? `${at.kind}${at.start}${at.query}` : '';
  const active = choice.query === query ? Math.min(choice.index, Math.max(0, options.length - 1)) : 0;
  const dismiss = () => setDismissedAt(at?.start ?? null);

  const onKey = (event: KeyboardEvent, pick: (index: number) => void): boolean => {
    if (dismissedAt !== null && at?.start !== dismissedAt) setDismissedAt(null);
    if (options.length === 0) return false;
    const move = (by: number) => setChoice({ query, index: (active + by + options.length) % options.length });
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if ((event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') pick(active);
    else if (event.key === 'Escape') dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return { at, options, active, onKey, dismiss };
}
