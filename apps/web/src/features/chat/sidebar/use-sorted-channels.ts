'use client';
import { useMemo } from 'react';
import { isNamed } from '../channel/channel-title.ts';
import { useChannels } from '../state/chat-client.tsx';

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** My channels by name, archived ones last; conversations by their last message. */
export function useSortedChannels() {
  const channels = useChannels();
  return useMemo(() => {
    const mine = channels.filter(({ isMember }) => isMember);
    const named = mine
      .filter(({ channel }) => isNamed(channel))
      .toSorted(
        (a, b) =>
          Number(a.channel.isArchived) - Number(b.channel.isArchived) || byName.compare(a.channel.name ?? '', b.channel.name ?? ''),
      );
    const lastAt = ({ channel }: (typeof mine)[number]) => channel.lastMessageAt ?? channel.createdAt;
    const direct = mine.filter(({ channel }) => !isNamed(channel)).toSorted((a, b) => lastAt(b).localeCompare(lastAt(a)));
    return { named, direct };
  }, [channels]);
}
