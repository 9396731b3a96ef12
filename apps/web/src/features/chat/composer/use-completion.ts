'use client';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { MemberView } from '@parley/contract/member-view';
import { findEmoji, loadEmojiNames, type EmojiName } from '../emoji/emoji-shortcodes.ts';
import { rankBy } from '../mention/rank-match.ts';
import { useChannel, useMembers } from '../state/chat-client.tsx';
import { findCompletion } from './find-completion.ts';

export type CompletionOption =
  | { kind: 'person'; key: string; person: MemberView }
  | { kind: 'emoji'; key: string; emoji: string; name: string };

const none: CompletionOption[] = [];
const shownAtOnce = 8;

/** What may be completed at the caret, and the keys that choose from it. */
export function useCompletion({ text, caret, channelId }: { text: string; caret: number; channelId: string }) {
  const at = useMemo(() => findCompletion(text, caret), [text, caret]);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [choice, setChoice] = useState({ query: '', index: 0 });
  const people = useCandidates(channelId);
  const emojiNames = useEmojiNames(at?.kind === 'emoji');

  const options = useMemo<CompletionOption[]>(() => {
    if (!at || at.start === dismissedAt) return none;
    if (at.kind === 'emoji')
      return findEmoji(emojiNames, at.query, shownAtOnce).map(({ emoji, names }) => ({
        kind: 'emoji',
        key: emoji,
        emoji,
        name: names[0] ?? '',
      }));
    // A name that stands there in full needs no list, or Enter would never send.
    const found = rankBy(people, at.query, ({ name }) => name, shownAtOnce);
    if (found.some(({ name }) => at.query.startsWith(`${name} `)) || found.length === 0) return none;
    return found.map((person) => ({ kind: 'person', key: person.id, person }));
  }, [at, dismissedAt, emojiNames, people]);

  const query = at ? `${at.kind}${at.start}${at.query}` : '';
  const active = choice.query === query ? Math.min(choice.index, Math.max(0, options.length - 1)) : 0;
  const dismiss = () => setDismissedAt(at?.start ?? null);

  const onKey = (event: KeyboardEvent, pick: (index: number) => void): boolean => {
    if (dismissedAt !== null && at?.start !== dismissedAt) setDismissedAt(null);
    if (options.length === 0) return false;
    const move = (by: number) => setChoice({ query, index: (active + by + options.length) % options.length });
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') pick(active);
    else if (event.key === 'Escape') dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return { at, options, active, onKey, dismiss };
}

/** People one may mention: those in a conversation first, then the rest by name. */
function useCandidates(channelId: string): MemberView[] {
  const members = useMembers();
  const inside = useChannel(channelId)?.channel.members;
  return useMemo(() => {
    const here = new Set(inside?.map(({ memberId }) => memberId));
    return members
      .filter(({ isDeactivated }) => !isDeactivated)
      .toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)));
  }, [members, inside]);
}

function useEmojiNames(isWanted: boolean): EmojiName[] {
  const [names, setNames] = useState<EmojiName[]>([]);
  // The names lie on the server and are fetched when first asked for.
  useEffect(() => {
    if (isWanted) void loadEmojiNames().then(setNames);
  }, [isWanted]);
  return names;
}
