'use client';
import { Bell, Bookmark, Inbox, MessageSquareText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { DraftsLink } from '../composer/drafts/drafts-link.tsx';
import { useTotalUnread } from '../state/chat-client.tsx';
import { listPath } from '../shell/chat-location.ts';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useUnreadThreads } from '../thread/use-unread-threads.ts';
import { SideLink } from './side-link.tsx';

export function InboxLinks() {
  const t = useTranslations('sidebar');
  const notificationWords = useTranslations('notifications');
  const tSaved = useTranslations('saved');
  const { slug, place } = useChatLocation();
  const unread = useTotalUnread();
  const threads = useUnreadThreads();
  return (
    <nav aria-label={t('inbox')} className="flex flex-col gap-[3px]">
      <SideLink
        href={listPath(slug, 'catch-up')}
        name={t('catchUp')}
        unread={unread}
        isCurrent={place.kind === 'catch-up'}
        lead={<Inbox aria-hidden className="size-4" strokeWidth={1.6} />}
      />
      <SideLink
        href={listPath(slug, 'threads')}
        name={t('threads')}
        unread={threads}
        isCurrent={place.kind === 'threads'}
        lead={<MessageSquareText aria-hidden className="size-4" strokeWidth={1.6} />}
      />
      <SideLink
        href={listPath(slug, 'activity')}
        name={notificationWords('activity')}
        unread={0}
        isCurrent={place.kind === 'activity'}
        lead={<Bell aria-hidden className="size-4" strokeWidth={1.6} />}
      />
      <SideLink
        href={listPath(slug, 'saved')}
        name={tSaved('title')}
        unread={0}
        isCurrent={place.kind === 'saved'}
        lead={<Bookmark aria-hidden className="size-4" strokeWidth={1.6} />}
      />
      <DraftsLink />
    </nav>
  );
}
