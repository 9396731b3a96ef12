'use client';
import { useMemo } from 'react';
import { channelPath } from '../shell/chat-location.ts';
import { useChannels, useWorkspace } from '../state/chat-client.tsx';
import type { MarkdownPeople } from './markdown.tsx';

/** The channels that a text may lead to: those the reader is in. */
export function useMarkdownPlaces(): Pick<MarkdownPeople, 'channelOf'> {
  const channels = useChannels();
  const { slug } = useWorkspace();
  // Counts and topics change often, names hardly ever; and every drawn text hangs on this.
  const key = channels.map(({ channel }) => (channel.name === null ? '' : `${channel.id} ${channel.name}`)).join('\n');
  return useMemo(() => {
    const names = new Map(key.split('\n').map((line) => [line.slice(0, 36), line.slice(37)]));
    return {
      channelOf: (channelId: string) => {
        const name = names.get(channelId);
        return name ? { name, href: channelPath(slug, channelId) } : undefined;
      },
    };
  }, [key, slug]);
}
