'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTRPC } from '@/lib/trpc';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useChannels, useMe, useMembers } from '../state/chat-client.tsx';
import type { JumpEntry } from './jump-option.tsx';
import { rankPlaces } from './rank-places.ts';
import { completeSearch, isAskable, resolveSearch } from './resolve-search.ts';

/** What a text finds: at once from what is at hand, and from the server when typing pauses. */
export function useSearch(text: string) {
  const channels = useChannels();
  const members = useMembers();
  const { id: myId } = useMe();
  const { place } = useChatLocation();
  const hereId = place.kind === 'channel' ? place.channelId : null;
  const settled = useSettled(text.trim(), 140);
  const typed = useMemo(() => resolveSearch(text.trim(), { channels, members, myId }), [text, channels, members, myId]);
  const asked = useMemo(() => resolveSearch(settled, { channels, members, myId }), [settled, channels, members, myId]);
  const isSearching = isAskable(typed);
  const enabled = isSearching && isAskable(asked);
  const trpc = useTRPC();
  const messages = useInfiniteQuery(
    trpc.message.search.infiniteQueryOptions(asked.input, {
      enabled,
      placeholderData: keepPreviousData,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  // Filters speak of messages, so with one of them no files are looked for.
  const files = useQuery(
    trpc.file.search.queryOptions(
      { query: asked.input.query },
      { enabled: enabled && asked.chips.length === 0, placeholderData: keepPreviousData },
    ),
  );

  const choices = useMemo(() => completeSearch(text, { channels, members, myId }), [text, channels, members, myId]);
  const places = useMemo(
    () =>
      typed.chips.length > 0
        ? []
        : rankPlaces({ channels, members, myId, query: typed.input.query, hereId, limit: text.trim() ? 6 : 8 }),
    [channels, members, myId, hereId, typed, text],
  );
  const foundMessages = isSearching ? (messages.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const foundFiles = isSearching && typed.chips.length === 0 ? (files.data?.items.slice(0, 5) ?? []) : [];
  return {
    chips: typed.chips,
    words: asked.input.query,
    isSearching,
    isFetching: isSearching && (messages.isFetching || settled !== text.trim()),
    error: isSearching ? messages.error : null,
    filters: choices.map((choice): JumpEntry => ({ kind: 'filter', key: choice.text, ...choice })),
    places,
    files: foundFiles.map((found): JumpEntry => ({ kind: 'file', key: found.file.id, found })),
    messages: foundMessages.map((message): JumpEntry => ({ kind: 'message', key: message.id, message })),
    showMore: isSearching && messages.hasNextPage ? () => void messages.fetchNextPage() : null,
  };
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  // The clock: asks the server only when typing pauses.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
