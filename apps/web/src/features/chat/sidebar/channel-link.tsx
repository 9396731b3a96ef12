'use client';
import { memo } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { PersonFace } from '../people/person-face.tsx';
import { presenceNote } from '../people/presence-words.ts';
import { channelPath } from '../shell/chat-location.ts';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useMe, usePresence } from '../state/chat-client.tsx';
import { SideLink } from './side-link.tsx';

type Props = { mine: MyChannelView; name: string; isDirect: boolean };

export const ChannelLink = memo(function ChannelLink({ mine, name, isDirect }: Props) {
  return isDirect ? <DirectLink mine={mine} name={name} /> : <NamedLink mine={mine} name={name} />;
});

function NamedLink({ mine: { channel, unread }, name }: Omit<Props, 'isDirect'>) {
  const link = useLink(channel.id);
  return (
    <SideLink
      {...link}
      name={name}
      unread={unread}
      isQuiet={channel.isArchived}
      note={channel.isArchived ? 'archived' : undefined}
      lead={<ChannelSign kind={channel.kind} />}
    />
  );
}

function DirectLink({ mine: { channel, unread }, name }: Omit<Props, 'isDirect'>) {
  const link = useLink(channel.id);
  const me = useMe();
  const others = channel.members.filter(({ memberId }) => memberId !== me.id);
  const [first] = others.length ? others : channel.members;
  const presence = usePresence(others.length === 1 ? (first?.memberId ?? '') : '');
  const lead =
    others.length > 1 ? (
      <span aria-hidden className="grid size-[22px] place-items-center rounded-sm bg-sunk text-2xs font-semibold text-ink-2">
        {others.length}
      </span>
    ) : (
      first && <PersonFace person={{ id: first.memberId, name: first.name }} size="sm" />
    );
  return <SideLink {...link} name={name} unread={unread} note={presenceNote(presence)} lead={lead} leadSays />;
}

function useLink(channelId: string) {
  const { slug, place } = useChatLocation();
  return { href: channelPath(slug, channelId), isCurrent: place.kind === 'channel' && place.channelId === channelId };
}
