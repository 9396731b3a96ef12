'use client';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { formatWhenInWords } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Tag } from '@/ui/tag';
import { channelName } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { useMe, useWorkspace } from '../state/chat-client.tsx';
import { Marked } from './marked.tsx';
import { useShown } from './use-shown.ts';

/** Channels by name and topic, my own and those that I may open. */
export function ChannelResults({ channels, words }: { channels: MyChannelView[]; words: string }) {
  const t = useTranslations('search');
  const me = useMe();
  const { slug } = useWorkspace();
  const { shown, showMore } = useShown(channels);
  if (channels.length === 0) return <EmptyState title={t('noneTitle')}>{t('noChannels')}</EmptyState>;
  return (
    <div className="max-w-[860px] px-6 pt-2 pb-5 max-[719px]:px-4">
      <ul aria-label={t('tab.channels')}>
        {shown.map(({ channel, isMember }) => (
          <li key={channel.id} className="relative border-b border-line px-2 py-2.5 hover:bg-desk">
            <span className="flex items-center gap-1.5">
              {channel.name !== null && <ChannelSign kind={channel.kind} className="size-[15px] shrink-0 text-ink-3" />}
              <ChatLink
                href={channelPath(slug, channel.id)}
                data-result={channel.id}
                className="min-w-0 truncate font-semibold after:absolute after:inset-0"
              >
                <bdi>
                  <Marked text={channelName(channel, me.id)} words={words} />
                </bdi>
              </ChatLink>
              {channel.isArchived && <Tag tone="amber">{t('archived')}</Tag>}
            </span>
            {channel.topic && (
              <span dir="auto" className="block truncate text-start text-sm text-ink-2">
                <Marked text={channel.topic} words={words} />
              </span>
            )}
            <span className="block truncate text-sm text-ink-3">
              {[
                t('peopleIn', { count: channel.memberCount }),
                channel.lastMessageAt && formatWhenInWords(channel.lastMessageAt),
                !isMember && t('notIn'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {showMore && (
        <Button className="mt-4" onClick={showMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
