'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatWhenInWords } from '@/lib/format-time';
import { openPane } from '../shell/use-chat-location.ts';

export function ThreadSummary({ message }: { message: MessageView }) {
  const t = useTranslations('thread');
  return (
    <button
      type="button"
      className="-ms-1.5 mt-1 flex items-center gap-2 rounded-sm px-1.5 py-0.5 text-sm font-[580] text-accent-text hover:bg-accent-soft"
      onClick={() => openPane({ kind: 'thread', id: message.id })}
    >
      {message.resolvedAt && <CircleCheck aria-hidden className="size-4" strokeWidth={1.8} />}
      {t('replies', { count: message.replyCount })}
      {message.resolvedAt && <span>{t('resolved')}</span>}
      {message.lastReplyAt && (
        <span className="font-normal text-ink-3">{t('lastReply', { when: formatWhenInWords(message.lastReplyAt) })}</span>
      )}
    </button>
  );
}
