'use client';
import { useMemo } from 'react';
import { useChannels } from '../state/chat-client.tsx';
import { arrangeChannels, type Arranged } from './arrange-channels.ts';
import { useSections } from './use-sidebar.ts';

/** My channels in the order of my side bar. */
export function useArrangedChannels(): Arranged {
  const channels = useChannels();
  const sections = useSections();
  return useMemo(
    () =>
      arrangeChannels(
        channels.filter(({ isMember }) => isMember),
        sections,
      ),
    [channels, sections],
  );
}

/** The same from top to bottom, for going from one to the next. */
export function useSortedChannels() {
  const { sections, named, direct } = useArrangedChannels();
  return useMemo(() => ({ named: [...sections.flatMap(({ channels }) => channels), ...named], direct }), [sections, named, direct]);
}
