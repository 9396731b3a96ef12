'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { GroupView } from '@parley/contract/group-view';
import type { MemberView } from '@parley/contract/member-view';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { useEmojiBook } from '../emoji/emoji-book.ts';
import { findEmoji, loadEmojiNames, type EmojiName } from '../emoji/emoji-shortcodes.ts';
import { codeLanguages } from '../markdown/code-languages.ts';
import { rankBy } from '../mention/rank-match.ts';
import { useGroups } from '../mention/use-place-of.ts';
import { useCan, useChannel, useChannels, useMembers } from '../state/chat-client.tsx';
import type { CommandHelp } from './commands/command-list.ts';
import type { CompletionOption } from './completion-option.ts';
import type { Completion } from './find-completion.ts';

const none: CompletionOption[] = [];
const nobody: MemberView[] = [];
const shownAtOnce = 8;
const everybody = ['channel', 'here'] as const;

type Asked = { at: Completion | null; channelId: string; commands: (() => CommandHelp[]) | undefined };

/** What fits at the caret: only what the person may see and do here. */
export function useCompletionOptions({ at, channelId, commands }: Asked): CompletionOption[] {
  const people = useCandidates(channelId, at?.kind === 'mention');
  const groups = useGroups();
  const isDirect = useChannel(channelId)?.channel.kind === 'direct';
  const channels = useChannelsToName(at?.kind === 'channel' ? at.query : null);
  const emojiNames = useEmojiNames(at?.kind === 'emoji');
  const custom = useCustomNames();

  return useMemo<CompletionOption[]>(() => {
    if (!at) return none;
    switch (at.kind) {
      case 'emoji':
        return findEmoji([...custom, ...emojiNames], at.query, shownAtOnce).map(({ emoji, names, src }) => ({
          kind: 'emoji',
          key: emoji,
          emoji,
          name: names.find((name) => name.includes(at.query)) ?? names[0] ?? '',
          ...(src ? { src } : {}),
        }));
      case 'channel':
        return rankBy(channels, at.query, ({ channel }) => channel.name ?? '', shownAtOnce).map(({ channel }) => ({
          kind: 'channel',
          key: channel.id,
          channel: { id: channel.id, name: channel.name ?? '', topic: channel.topic, isPrivate: channel.kind === 'private' },
        }));
      case 'command': {
        const found = rankBy(commands?.() ?? [], at.query, ({ name }) => name, shownAtOnce * 2);
        // A command that stands there in full needs no list, or Enter would never run it.
        return found.some(({ name }) => name === at.query)
          ? none
          : found.map((command) => ({ kind: 'command', key: command.name, command }));
      }
      case 'language': {
        const found = rankBy([...codeLanguages], at.query, ({ value }) => value, shownAtOnce);
        return found.map((language) => ({ kind: 'language', key: language.value, language }));
      }
      case 'mention':
        return mentionOptions({ query: at.query, people, groups, isDirect });
    }
  }, [at, channels, commands, custom, emojiNames, groups, isDirect, people]);
}

type Mentionables = { query: string; people: MemberView[]; groups: GroupView[]; isDirect: boolean };

function mentionOptions({ query, people, groups, isDirect }: Mentionables): CompletionOption[] {
  const all: CompletionOption[] = [
    ...people.map((person): CompletionOption => ({ kind: 'person', key: person.id, person })),
    ...groups.map((group): CompletionOption => ({ kind: 'group', key: group.id, group })),
  ];
  const whole: CompletionOption[] = isDirect ? [] : everybody.map((word) => ({ kind: 'all', key: word, all: word }));
  // With nothing typed yet, the two for everybody keep their place at the end.
  if (query === '') return [...all.slice(0, shownAtOnce - whole.length), ...whole];
  const found = rankBy([...all, ...whole], query, nameOf, shownAtOnce);
  // A name that stands there in full needs no list, or Enter would never send.
  return found.some((option) => query.startsWith(`${nameOf(option)} `)) ? none : found;
}

const nameOf = (option: CompletionOption): string =>
  option.kind === 'person'
    ? option.person.name
    : option.kind === 'group'
      ? option.group.name
      : option.kind === 'all'
        ? option.all
        : '';

/** People one may mention: those in a conversation first, then the rest by name. */
function useCandidates(channelId: string, isAsked: boolean): MemberView[] {
  const members = useMembers();
  const inside = useChannel(channelId)?.channel.members;
  return useMemo(() => {
    if (!isAsked) return nobody;
    const here = new Set(inside?.map(({ memberId }) => memberId));
    return members
      .filter(({ isDeactivated }) => !isDeactivated)
      .toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)));
  }, [members, inside, isAsked]);
}

/** My channels, then those I could join, which the server is asked for once something is being typed. */
function useChannelsToName(query: string | null): MyChannelView[] {
  const mine = useChannels();
  const can = useCan();
  const asked = useDeferredValue(query ?? '');
  const found = useQuery({
    ...useTRPC().channel.browse.queryOptions({ query: asked, sort: 'size' }),
    enabled: query !== null && asked !== '' && can.browseChannels,
    placeholderData: keepPreviousData,
  }).data?.items;
  return useMemo(() => {
    const known = mine.filter(({ channel }) => channel.name !== null && !channel.isArchived);
    const ids = new Set(known.map(({ channel }) => channel.id));
    return [...known, ...(found ?? []).filter(({ channel }) => !ids.has(channel.id) && !channel.isArchived)];
  }, [mine, found]);
}

/** The firm's own, which go into the text by their names. */
function useCustomNames(): EmojiName[] {
  const srcByName = useEmojiBook((book) => book.srcByName);
  return useMemo(() => [...srcByName].map(([name, src]) => ({ emoji: `:${name}:`, names: [name], src })), [srcByName]);
}

function useEmojiNames(isWanted: boolean): EmojiName[] {
  const [names, setNames] = useState<EmojiName[]>([]);
  // The names lie on the server and are fetched when first asked for.
  useEffect(() => {
    if (isWanted) void loadEmojiNames().then(setNames);
  }, [isWanted]);
  return names;
}
