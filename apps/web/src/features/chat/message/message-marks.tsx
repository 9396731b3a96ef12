'use client';
import { Bookmark, CalendarClock, CornerUpLeft, FolderInput, History, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatMoment } from '@/lib/format-time';
import { ChatLink } from '../shell/chat-link.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useChannel, useWorkspace } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';

/** Small words above a message: that it is pinned or kept, answers a thread, or came from elsewhere. */
export function MessageMarks({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const td = useTranslations('drafts');
  const { isThread, savedIds } = useFeed();
  const isSaved = savedIds.has(message.id);
  const from = message.extra?.moved?.from;
  const isBroadcast = message.broadcast && message.parentId !== null;
  const { anchor, scheduled, imported } = message.extra ?? {};
  if (!message.pinnedAt && !isSaved && !from && !isBroadcast && !anchor && !scheduled && !imported) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 text-xs leading-5 text-ink-3">
      {message.pinnedAt && <Mark icon={<Pin />}>{t('pinned')}</Mark>}
      {isSaved && <Mark icon={<Bookmark />}>{t('savedForLater')}</Mark>}
      {isBroadcast && (
        <Mark icon={<CornerUpLeft />}>
          {isThread ? (
            t('alsoInChannel')
          ) : (
            <button
              type="button"
              className="hover:underline"
              onClick={() => openPane({ kind: 'thread', id: message.parentId ?? message.id })}
            >
              {t('repliedInThread')}
            </button>
          )}
        </Mark>
      )}
      {message.extra?.anchor && (
        <Mark>{t('onLine', { line: message.extra.anchor.line, version: message.extra.anchor.edit + 1 })}</Mark>
      )}
      {from && <MovedFrom from={from} />}
      {imported && <Mark icon={<History />}>{t('importedFrom', { source: imported.source })}</Mark>}
      {message.extra?.scheduled && <Mark icon={<CalendarClock />}>{td('wasScheduled')}</Mark>}
    </ul>
  );
}

function MovedFrom({ from }: { from: NonNullable<NonNullable<NonNullable<MessageView['extra']>['moved']>['from']> }) {
  const t = useTranslations('message');
  const { nameOf } = useFeed();
  const { slug } = useWorkspace();
  const source = useChannel(from.channelId);
  const values = { name: nameOf(from.by.memberId) ?? from.by.name, when: formatMoment(from.at) };
  return (
    <Mark icon={<FolderInput />}>
      {source?.channel.name ? (
        <ChatLink className="hover:underline" href={`${channelPath(slug, from.channelId)}?m=${from.messageId}`}>
          {t('movedFrom', { ...values, channel: source.channel.name })}
        </ChatLink>
      ) : (
        t('movedHere', values)
      )}
    </Mark>
  );
}

function Mark({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1 [&>svg]:size-3">
      {icon}
      {children}
    </li>
  );
}
