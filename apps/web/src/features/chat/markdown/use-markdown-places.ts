'use client';
import { useMemo } from 'react';
import { useEmojiBook } from '../emoji/emoji-book.ts';
import { useChannelNames } from '../mention/use-place-of.ts';
import { channelPath } from '../shell/chat-location.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { foreignChannel } from './foreign-channel.tsx';
import type { MarkdownPeople } from './markdown.tsx';

type Places = Pick<MarkdownPeople, 'channelOf' | 'foreignChannel' | 'groupOf' | 'emojiOf'>;

/** The channels, groups and emoji that a text may speak of, as far as its reader may know them. */
export function useMarkdownPlaces(): Places {
  const channels = useChannelNames();
  const { slug } = useWorkspace();
  const groupNames = useEmojiBook((book) => book.groupNames);
  const srcByName = useEmojiBook((book) => book.srcByName);
  return useMemo(() => {
    const names = new Map(channels.map(({ id, name }) => [id, name]));
    return {
      channelOf: (channelId: string) => {
        const name = names.get(channelId);
        return name ? { name, href: channelPath(slug, channelId) } : undefined;
      },
      foreignChannel,
      groupOf: (groupId: string) => groupNames.get(groupId),
      emojiOf: (name: string) => srcByName.get(name),
    };
  }, [channels, groupNames, slug, srcByName]);
}
