'use client';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import type { NotificationView } from '@parley/contract/notification-view';
import { formatWhenInWords } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { channelTitle } from '../channel/channel-title.ts';
import { plainText } from '../markdown/plain-text.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { messagePath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { openDialog } from '../shell/open-dialog.ts';
import { useChannel, useMe, useWorkspace } from '../state/chat-client.tsx';
import { keyed } from './keyed.ts';

type Entry = Pick<NotificationView, 'reason' | 'isUnread' | 'createdAt'> & { message: MessageView };

export function ActivityRow({ entry: { message, reason, isUnread, createdAt } }: { entry: Entry }) {
  const t = useTranslations('notifications');
  const me = useMe();
  const { slug } = useWorkspace();
  const names = usePlainNames();
  const mine = useChannel(message.channelId);
  const { author } = message;
  return (
    <li className="relative flex items-start gap-3.5 border-b border-line px-6 py-3.5 transition-colors hover:bg-desk max-[719px]:px-4">
      <PersonFace person={{ id: author.memberId, name: author.name }} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {isUnread && (
            <span className="size-2 shrink-0 self-center rounded-full bg-accent">
              <span className="sr-only">{t('unread')}</span>
            </span>
          )}
          <ChatLink
            href={messagePath(slug, message)}
            className={cn('after:absolute after:inset-0', isUnread ? 'font-semibold' : 'font-medium')}
          >
            <bdi>{author.name}</bdi>
          </ChatLink>
          <span className="text-sm text-ink-3">
            {t(keyed('reason', reason))}
            {mine && ` · ${channelTitle(mine.channel, me.id)}`} · {formatWhenInWords(createdAt)}
          </span>
        </p>
        <p dir="auto" className="line-clamp-2 text-ink-2">
          {plainText(message.body, names)}
        </p>
      </div>
      <Button
        size="sm"
        variant="quiet"
        className="relative"
        aria-label={t('whyOf', { author: author.name })}
        onClick={() => openDialog({ kind: 'why', messageId: message.id })}
      >
        {t('why')}
      </Button>
    </li>
  );
}
