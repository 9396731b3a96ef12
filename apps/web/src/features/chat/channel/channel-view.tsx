'use client';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { lateComponent } from '@/ui/late-component';
import { Feed } from '../feed/feed.tsx';
import { Composer } from '../composer/composer.tsx';
import { TypingLine } from '../composer/typing-line.tsx';
import { useTranslations } from 'use-intl';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useChannel, useChatClient, useMe, useMessages } from '../state/chat-client.tsx';
import { composerLabel } from './channel-title.ts';
import { ChannelHeader } from './channel-header.tsx';
import { ChannelMissing } from './channel-missing.tsx';
import { useEditLast } from '../message/use-edit-last.ts';
import { LabelStrip } from '../label/label-strip.tsx';
import { NoComposer } from './no-composer.tsx';
import { useForeignChannel } from './use-foreign-channel.ts';
import { useWatchedPeople } from './use-watched-people.ts';

const ProposalCard = lateComponent(() => import('./proposal-card.tsx').then((module) => module.ProposalCard));

/** One channel: its head, its messages, and the place to write. The head stays when another is opened; the rest starts clean. */
export function ChannelView({ channelId }: { channelId: string }) {
  const mine = useChannel(channelId);
  const missing = useForeignChannel(channelId, mine === undefined);
  const paneRef = useRef<HTMLDivElement>(null);
  if (!mine) return <ChannelMissing error={missing} />;
  return (
    <div ref={paneRef} className="on-paper flex h-full min-h-0 flex-col bg-paper">
      <ChannelHeader mine={mine} />
      {mine.channel.label && <LabelStrip label={mine.channel.label} />}
      <Conversation key={channelId} mine={mine} paneRef={paneRef} />
    </div>
  );
}

function Conversation({ mine, paneRef }: { mine: MyChannelView; paneRef: RefObject<HTMLDivElement | null> }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const me = useMe();
  const channelId = mine.channel.id;
  const { items, pending } = useMessages(channelId);
  const { pane, messageId } = useChatLocation();
  const [editingId, setEditingId] = useState<string | null>(null);
  const [sentCount, setSentCount] = useState(0);
  const targetId = pane ? null : messageId;
  useWatchedPeople(items);

  // Tells the store which channel is on screen, so that it fetches and keeps its messages. A message that the address names
  // is opened by the feed, which shows it; when the address names none any more, the channel stays as it is.
  const open = useEffectEvent((id: string) => {
    if (!targetId) client.openChannel(id);
  });
  useEffect(() => open(channelId), [channelId]);

  const editLast = useEditLast({ items, pending }, { isThread: false, setEditingId });
  return (
    <>
      <Feed mine={mine} targetId={targetId} editingId={editingId} setEditingId={setEditingId} sentCount={sentCount} />
      {mine.channel.proposal && <ProposalCard mine={mine} />}
      {mine.can.post && mine.isMember ? (
        <>
          <TypingLine channelId={channelId} />
          <Composer
            channelId={channelId}
            label={composerLabel(mine.channel, me.id, t)}
            dropRef={paneRef}
            takesFocus={pane === null}
            onSent={() => setSentCount((count) => count + 1)}
            onEditLast={editLast}
          />
        </>
      ) : (
        <NoComposer mine={mine} />
      )}
    </>
  );
}
