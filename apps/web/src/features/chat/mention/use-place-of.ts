'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { GroupView } from '@parley/contract/group-view';
import { onceFor } from '@/lib/once-for';
import { useTRPC } from '@/lib/trpc';
import type { PlaceOf } from '../markdown/plain-text.ts';
import { useChannels } from '../state/chat-client.tsx';
import { channelNames } from '../state/shared-lists.ts';

type Place = { id: string; name: string };
const freshMs = 5 * 60_000;
const noGroups: GroupView[] = [];
const groupsAsked = onceFor((trpc: ReturnType<typeof useTRPC>) => ({ ...trpc.group.list.queryOptions(), staleTime: freshMs }));

/** The firm's groups; none for those who may not see them. */
export function useGroups(): GroupView[] {
  return useQuery(groupsAsked(useTRPC())).data?.items ?? noGroups;
}

/** The named channels I am in. */
export const useChannelNames = (): Place[] => channelNames(useChannels());

/** Names of channels and groups, as far as I may know them; a public channel I am not in is asked for when `text` speaks of it. */
export function usePlaceOf(text = ''): PlaceOf {
  const channels = useChannelNames();
  const groups = useGroups();
  const others = useOtherChannels(text, channels);
  const names = useMemo(
    () => new Map([...others, ...groups, ...channels].map(({ id, name }) => [id, name])),
    [channels, groups, others],
  );
  return useCallback((_, id) => names.get(id), [names]);
}

function useOtherChannels(text: string, known: Place[]): Place[] {
  const trpc = useTRPC();
  const ids = [...new Set([...text.matchAll(/<#([0-9a-f-]{36})>/g)].map(([, id = '']) => id))].slice(0, 20);
  const key = useQueries({
    queries: ids
      .filter((id) => !known.some((channel) => channel.id === id))
      .map((channelId) => ({ ...trpc.channel.get.queryOptions({ channelId }), staleTime: freshMs })),
    combine: (found) => found.map(({ data }) => (data?.channel.name ? `${data.channel.id} ${data.channel.name}` : '')).join('\n'),
  });
  return useMemo(() => toPlaces(key), [key]);
}

const toPlaces = (key: string): Place[] =>
  key.split('\n').flatMap((line) => (line ? [{ id: line.slice(0, 36), name: line.slice(37) }] : []));
