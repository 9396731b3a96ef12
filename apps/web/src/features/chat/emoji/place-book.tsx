'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/lib/trpc';
import { useGroups } from '../mention/use-place-of.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { emojiSrc, emptyBook, useEmojiBook } from './emoji-book.ts';

/** Keeps what texts are drawn with: asked for once the chat is there, and again when the server says that it has changed. */
export function PlaceBook() {
  const { slug } = useWorkspace();
  const groups = useGroups();
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...useTRPC().emoji.list.infiniteQueryOptions({}, { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined }),
    staleTime: 5 * 60_000,
  });
  // The book lies outside of React, and is of this workspace alone.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    const custom = data?.pages.flatMap(({ items }) => items) ?? [];
    useEmojiBook.setState({
      custom,
      canAdd: data?.pages[0]?.canAdd ?? false,
      srcByName: new Map(custom.map((one) => [one.name, emojiSrc(slug, one)])),
    });
  }, [data, slug]);
  useEffect(() => useEmojiBook.setState({ groupNames: new Map(groups.map(({ id, name }) => [id, name])) }), [groups]);
  useEffect(() => () => useEmojiBook.setState(emptyBook), []);
  return null;
}
