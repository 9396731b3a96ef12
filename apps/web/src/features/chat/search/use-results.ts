'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchSort } from '@parley/contract/search-text';
import { useTRPC } from '@/lib/trpc';
import { useChannels, useMembers } from '../state/chat-client.tsx';
import { isAskable, type ResolvedSearch } from './resolve-search.ts';
import { rankChannels, rankPeople } from './rank-found.ts';

const freshMs = 60_000;

/** All four lists of answers. They stay for a while, so that who comes back finds them as they were left. */
export function useResults(resolved: ResolvedSearch, sort: SearchSort) {
  const trpc = useTRPC();
  const { input } = resolved;
  const { query, from, in: places, after, before, has, is } = input;
  const enabled = isAskable(resolved);
  const messages = useInfiniteQuery(
    trpc.message.search.infiniteQueryOptions(
      { ...input, sort },
      { enabled, staleTime: freshMs, getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  // What a message must be says nothing of a file; that it has one, or a picture, does.
  const areFilesMeant = !is?.length && (has ?? []).every((one) => one === 'file' || one === 'image');
  const files = useInfiniteQuery(
    trpc.file.search.infiniteQueryOptions(
      { query, from, in: places, after, before, onlyImages: has?.includes('image') },
      { enabled: enabled && areFilesMeant, staleTime: freshMs, getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const browsed = useInfiniteQuery(
    trpc.channel.browse.infiniteQueryOptions(
      { query: query.slice(0, 60), show: 'all' },
      {
        enabled: enabled && query !== '',
        staleTime: freshMs,
        placeholderData: keepPreviousData,
        getNextPageParam: () => undefined,
      },
    ),
  );
  const channels = useChannels();
  const members = useMembers();
  const others = browsed.data;
  return {
    enabled,
    messages,
    files,
    areFilesMeant,
    people: useMemo(() => rankPeople(members, query), [members, query]),
    channels: useMemo(
      () => rankChannels([...channels, ...(others?.pages.flatMap(({ items }) => items) ?? [])], query),
      [channels, others, query],
    ),
  };
}
