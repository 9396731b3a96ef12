'use client';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useChannels } from '../state/chat-client.tsx';
import type { Arranged } from './arrange-channels.ts';
import type { RowMoves } from './channel-row.tsx';
import { useSidebarActions } from './use-sidebar.ts';

/** How rows move within a section of mine, and between sections; `null` is where a channel stands without one. */
export function useRowMoves({ sections }: Arranged): (sectionId: string | null) => RowMoves {
  const all = useChannels();
  const actions = useSidebarActions();
  const channelsOf = (sectionId: string) => sections.find(({ section }) => section.id === sectionId)?.channels ?? [];

  const put = (mine: MyChannelView, sectionId: string | null, beforeId: string | null) => {
    if (sectionId !== null && (beforeId !== null || mine.sectionId === sectionId))
      actions.moveWithin(
        mine,
        sectionId,
        channelsOf(sectionId).filter((other) => other !== mine),
        beforeId,
      );
    else if (mine.sectionId !== sectionId) actions.moveTo(mine, sectionId);
  };

  /** One step up or down; past the end of a section into the next one. */
  const step = (mine: MyChannelView, by: 1 | -1) => {
    const at = sections.findIndex(({ section }) => section.id === mine.sectionId);
    const channels = mine.sectionId === null ? [] : channelsOf(mine.sectionId);
    const i = channels.findIndex(({ channel }) => channel.id === mine.channel.id);
    const neighbour = channels[i + by];
    if (at >= 0 && neighbour)
      return put(mine, mine.sectionId, by < 0 ? neighbour.channel.id : (channels[i + 2]?.channel.id ?? null));
    if (at < 0) return by < 0 && sections.length > 0 ? put(mine, sections.at(-1)?.section.id ?? null, null) : undefined;
    const beyond = sections[at + by];
    if (beyond) return put(mine, beyond.section.id, by > 0 ? (beyond.channels[0]?.channel.id ?? null) : null);
    if (by > 0) put(mine, null, null);
  };

  return (sectionId) => ({
    step,
    drop: (channelId, beforeId) => {
      const mine = all.find(({ channel }) => channel.id === channelId);
      if (mine) put(mine, sectionId, beforeId);
    },
  });
}
