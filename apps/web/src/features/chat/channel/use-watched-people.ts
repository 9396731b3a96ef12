'use client';
import { useEffect, useMemo } from 'react';
import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/message-view';
import { useChannels, useChatClient, useMe } from '../state/chat-client.tsx';

/** Asks to hear of the presence of everybody whose picture is on screen. */
export function useWatchedPeople(items: readonly MessageView[]): void {
  const client = useChatClient();
  const ids = useMemo(
    () => [...new Set(items.map(({ author }) => author.memberId))].toSorted().slice(0, limits.presenceWatch).join(),
    [items],
  );
  // Subscribes at the server, which speaks only of those one looks at.
  useEffect(() => (ids ? client.watchPresence(ids.split(',')) : undefined), [client, ids]);
}

export function useWatchedMembers(members: readonly { id: string }[]): void {
  const client = useChatClient();
  const ids = members
    .map(({ id }) => id)
    .slice(0, limits.presenceWatch)
    .join();
  // Subscribes at the server, as above.
  useEffect(() => (ids ? client.watchPresence(ids.split(',')) : undefined), [client, ids]);
}

/** Me and those I have conversations with: their pictures stand in the side bar all the time. */
export function useWatchedConversations(): void {
  const channels = useChannels();
  const me = useMe();
  const people = useMemo(() => {
    const others = channels.flatMap(({ channel }) => (channel.members.length === 2 ? channel.members : []));
    return [...new Set([me.id, ...others.map(({ memberId }) => memberId)])].map((id) => ({ id }));
  }, [channels, me.id]);
  useWatchedMembers(people);
}
