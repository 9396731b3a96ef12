'use client';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { IconButton } from '@/ui/icon-button';
import { channelName, isNamed } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useCan, useMe } from '../state/chat-client.tsx';
import { ChannelLink } from './channel-link.tsx';
import { useSortedChannels } from './use-sorted-channels.ts';

type Part = 'all' | 'named' | 'direct';

/** Channels and direct messages. The side bar shows both; a phone has a screen for each. */
export function ChannelList({ part = 'all' }: { part?: Part }) {
  const { named, direct } = useSortedChannels();
  const can = useCan();
  const me = useMe();
  const { place } = useChatLocation();
  const openId = place.kind === 'channel' ? place.channelId : null;
  return (
    <nav aria-label="Channels">
      {part !== 'direct' && (
        <Section
          title="Channels"
          act={
            (can.createPublicChannel || can.createPrivateChannel) && (
              <IconButton label="New channel" size="xs" onClick={() => openDialog({ kind: 'newChannel' })}>
                <Plus aria-hidden strokeWidth={1.6} />
              </IconButton>
            )
          }
        >
          {named
            .filter(({ channel }) => !channel.isArchived || channel.id === openId)
            .map((channel) => (
              <li key={channel.channel.id}>
                <ChannelLink {...linkFields(channel, me.id)} />
              </li>
            ))}
          {can.browseChannels && (
            <li>
              <button
                type="button"
                className="flex h-[31px] w-full items-center gap-2.5 rounded-[8px] px-2.5 text-start text-ink-3 transition-colors hover:bg-sunk hover:text-ink pointer-coarse:h-11"
                onClick={() => openDialog({ kind: 'browse' })}
              >
                <span className="grid w-[18px] place-items-center">
                  <ChannelSign kind="public" />
                </span>
                Browse channels
              </button>
            </li>
          )}
        </Section>
      )}
      {part !== 'named' && (
        <Section
          title="Direct messages"
          act={
            can.startDirect && (
              <IconButton label="New message" size="xs" onClick={() => openDialog({ kind: 'newMessage' })}>
                <Plus aria-hidden strokeWidth={1.6} />
              </IconButton>
            )
          }
        >
          {direct.map((channel) => (
            <li key={channel.channel.id}>
              <ChannelLink {...linkFields(channel, me.id)} />
            </li>
          ))}
          {direct.length === 0 && (
            <li className="px-2.5 py-1 text-sm text-ink-3">Nobody yet. Write to one person, or to a few at once.</li>
          )}
        </Section>
      )}
    </nav>
  );
}

const linkFields = (mine: MyChannelView, myId: string) => ({
  mine,
  name: channelName(mine.channel, myId),
  isDirect: !isNamed(mine.channel),
});

function Section({ title, act, children }: { title: string; act: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className="flex h-6 items-center justify-between mt-3 mb-0.5 ps-2.5 pe-1">
        <h2 className="text-xs font-medium tracking-[0.01em] text-ink-3">{title}</h2>
        {act}
      </div>
      <ul className="flex flex-col gap-[3px]">{children}</ul>
    </section>
  );
}
