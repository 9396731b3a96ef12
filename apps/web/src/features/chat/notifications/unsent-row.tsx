'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { NotificationView } from '@parley/contract/notification-view';
import { formatWhenInWords } from '@/lib/format-time';
import { refusalInWords } from '@/lib/i18n/refusals';
import { channelTitle } from '../channel/channel-title.ts';
import { plainText } from '../markdown/plain-text.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { listPath } from '../shell/chat-location.ts';
import { useChannel, useMe, useWorkspace } from '../state/chat-client.tsx';

type Props = { scheduled: NonNullable<NotificationView['scheduled']>; createdAt: string };

/** A message that was refused at its time, with why; it waits among the drafts. */
export function UnsentRow({ scheduled: { channelId, body, failure }, createdAt }: Props) {
  const t = useTranslations('notifications');
  const me = useMe();
  const { slug } = useWorkspace();
  const names = usePlainNames();
  const mine = useChannel(channelId);
  return (
    <li className="relative flex items-start gap-3.5 border-b border-line px-6 py-3.5 transition-colors hover:bg-desk max-[719px]:px-4">
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-[10px] bg-red-soft text-red-text">
        <CircleAlert className="size-5" strokeWidth={1.6} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <ChatLink href={listPath(slug, 'drafts')} className="font-semibold after:absolute after:inset-0">
            {t('reasonScheduleFailed')}
          </ChatLink>
          <span className="text-sm text-ink-3">
            {[mine && channelTitle(mine.channel, me.id), formatWhenInWords(createdAt)].filter(Boolean).join(' · ')}
          </span>
        </p>
        <p className="text-red-text">{refusalInWords(failure)}</p>
        <p dir="auto" className="line-clamp-2 text-ink-2">
          {plainText(body, names)}
        </p>
      </div>
    </li>
  );
}
