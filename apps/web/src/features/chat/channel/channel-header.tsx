'use client';
import { ArrowLeft, BellOff, Info, Megaphone } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { IconButton } from '@/ui/icon-button';
import { Seal } from '@/ui/seal';
import { Tag } from '@/ui/tag';
import { Tooltip } from '@/ui/tooltip';
import { usePresenceWords } from '../people/presence-words.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { listPath } from '../shell/chat-location.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { closePane, openPane, useChatLocation } from '../shell/use-chat-location.ts';
import { useMe, usePresence } from '../state/chat-client.tsx';
import { channelName, isNamed } from './channel-title.ts';
import { ChannelMenu } from './channel-menu.tsx';
import { ChannelSign } from './channel-sign.tsx';
import { MemberStack } from './member-stack.tsx';

export function ChannelHeader({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { channel } = mine;
  const me = useMe();
  const { slug, pane } = useChatLocation();
  const areDetailsOpen = pane?.kind === 'details';
  const named = isNamed(channel);
  return (
    <header className="flex h-[60px] short:h-11 shrink-0 items-center gap-3.5 border-b border-line px-[22px] max-[719px]:gap-2 max-[719px]:px-2">
      <ChatLink
        href={listPath(slug, named ? 'channels' : 'direct')}
        aria-label={t('back')}
        className="grid size-11 shrink-0 place-items-center rounded-lg text-ink-2 min-[720px]:hidden"
      >
        <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
      </ChatLink>
      <h1 className="place flex min-w-0 items-center gap-1.5 truncate text-2xl">
        {named && <ChannelSign kind={channel.kind} className="size-[17px] shrink-0 text-ink-3" />}
        <span dir="auto" className="truncate">
          {channelName(channel, me.id)}
        </span>
      </h1>
      {channel.isArchived && <Tag tone="amber">{t('archived')}</Tag>}
      {channel.posting === 'admins' && !channel.isArchived && (
        <Tooltip label={t('announcementsMeaning')} side="bottom">
          <span className="inline-flex items-center gap-1.5 text-[12.5px] whitespace-nowrap text-ink-3">
            <Megaphone aria-hidden className="size-4" strokeWidth={1.6} />
            <span className="max-[1199px]:sr-only">{t('announcements')}</span>
          </span>
        </Tooltip>
      )}
      {mine.isMuted && (
        <Tooltip label={t('mutedMeaning')} side="bottom">
          <span className="text-ink-3">
            <BellOff aria-hidden className="size-4" strokeWidth={1.6} />
            <span className="sr-only">{t('muted')}</span>
          </span>
        </Tooltip>
      )}
      {named ? <Topic mine={mine} /> : <Whereabouts mine={mine} />}
      <div className="ms-auto flex shrink-0 items-center gap-3 max-[719px]:gap-1">
        <Tooltip label={t('keptMeaning')} side="bottom">
          <span className="flex items-center gap-[7px] text-[12.5px] whitespace-nowrap text-ink-3 max-[1279px]:hidden">
            <Seal />
            {t('kept')}
          </span>
        </Tooltip>
        {named && <MemberStack mine={mine} />}
        <IconButton
          label={t('details')}
          aria-pressed={areDetailsOpen}
          className="max-[719px]:hidden"
          onClick={() => (areDetailsOpen ? closePane() : openPane({ kind: 'details', id: 'channel' }))}
        >
          <Info aria-hidden strokeWidth={1.6} />
        </IconButton>
        <ChannelMenu mine={mine} />
      </div>
    </header>
  );
}

function Topic({ mine: { channel, can } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  if (!can.rename)
    return (
      <p dir="auto" className="min-w-0 truncate text-sm text-ink-3 max-[899px]:hidden">
        {channel.topic}
      </p>
    );
  return (
    <button
      type="button"
      className="min-w-0 truncate rounded-sm text-sm text-ink-3 hover:text-ink max-[899px]:hidden"
      title={channel.topic || undefined}
      onClick={() => openDialog({ kind: 'channelTopic', channelId: channel.id })}
    >
      <bdi>{channel.topic || t('addTopic')}</bdi>
    </button>
  );
}

/** What a person says of themselves stands where a channel has its topic. */
function Whereabouts({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { wordOf, noteOf } = usePresenceWords();
  const me = useMe();
  const others = channel.members.filter(({ memberId }) => memberId !== me.id);
  const presence = usePresence(others[0]?.memberId ?? me.id);
  if (others.length > 1)
    return <p className="truncate text-sm text-ink-3 max-[719px]:hidden">{t('peopleCount', { count: others.length + 1 })}</p>;
  return (
    <p className="truncate text-sm text-ink-3 max-[719px]:hidden">
      {[wordOf(presence), noteOf(presence)].filter(Boolean).join(' · ')}
    </p>
  );
}
