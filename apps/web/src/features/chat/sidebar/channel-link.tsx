'use client';
import { BellOff } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { PersonFace } from '../people/person-face.tsx';
import { usePresenceWords } from '../people/presence-words.ts';
import { channelPath } from '../shell/chat-location.ts';
import { useIsAt } from '../shell/use-chat-location.ts';
import { useAttachments } from '../upload/attachments-store.ts';
import { useHasDraft, useMe, usePresence, useWorkspace } from '../state/chat-client.tsx';
import { waits } from './arrange-channels.ts';
import { SideLink } from './side-link.tsx';

type Props = { mine: MyChannelView; name: string; isDirect: boolean };

export const ChannelLink = memo(function ChannelLink({ mine, name, isDirect }: Props) {
  return isDirect ? <DirectLink mine={mine} name={name} /> : <NamedLink mine={mine} name={name} />;
});

function NamedLink({ mine, name }: Omit<Props, 'isDirect'>) {
  const t = useTranslations('sidebar');
  const { channel, isMuted } = mine;
  const link = useLink(channel.id);
  return (
    <SideLink
      {...link}
      name={name}
      unread={waits(mine)}
      isQuiet={channel.isArchived || isMuted}
      note={channel.isArchived ? t('archived') : isMuted ? t('muted') : undefined}
      noteIcon={isMuted && !channel.isArchived ? <BellOff aria-hidden className="size-3.5" strokeWidth={1.6} /> : undefined}
      lead={<ChannelSign kind={channel.kind} />}
    />
  );
}

function DirectLink({ mine, name }: Omit<Props, 'isDirect'>) {
  const t = useTranslations('sidebar');
  const { noteOf } = usePresenceWords();
  const { channel, isMuted } = mine;
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
  return (
    <SideLink
      {...link}
      name={name}
      unread={waits(mine)}
      isQuiet={isMuted}
      note={isMuted ? t('muted') : noteOf(presence)}
      noteIcon={isMuted ? <BellOff aria-hidden className="size-3.5" strokeWidth={1.6} /> : undefined}
      lead={lead}
      leadSays
    />
  );
}

function useLink(channelId: string) {
  const { slug } = useWorkspace();
  const href = channelPath(slug, channelId);
  const isCurrent = useIsAt(href);
  const hasFiles = useAttachments(channelId).length > 0;
  const hasDraft = (useHasDraft(channelId) || hasFiles) && !isCurrent;
  return { href, isCurrent, hasDraft };
}
