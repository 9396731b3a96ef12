'use client';
import { useMemo } from 'react';
import { goTo, replaceWith, useAddress } from '../shell/use-chat-location.ts';
import { useChannels, useMe, useMembers, useWorkspace } from '../state/chat-client.tsx';
import { rememberSearch } from './recent-searches.ts';
import { resolveSearch } from './resolve-search.ts';
import { readAsked, searchPath, type Asked } from './search-path.ts';

/** What the search's address asks for, understood; and how to ask otherwise. The address is the only place that knows it. */
export function useAsked() {
  const { search } = useAddress();
  const { slug } = useWorkspace();
  const channels = useChannels();
  const members = useMembers();
  const { id: myId } = useMe();
  const asked = useMemo(() => readAsked(search), [search]);
  const resolved = useMemo(() => resolveSearch(asked.text, { channels, members, myId }), [asked.text, channels, members, myId]);
  return {
    ...asked,
    resolved,
    /** A new question is a place of its own in the browser's history; another list of the same answers is not. */
    ask: (text: string) => {
      rememberSearch(slug, myId, text);
      goTo(searchPath(slug, { ...asked, text }));
    },
    show: (change: Partial<Pick<Asked, 'tab' | 'sort'>>) => replaceWith(searchPath(slug, { ...asked, ...change })),
  };
}
