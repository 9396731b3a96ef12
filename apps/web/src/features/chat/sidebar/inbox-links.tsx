'use client';
import { Bell, Bookmark, Inbox, MessageSquareText, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { DraftsLink } from '../composer/drafts/drafts-link.tsx';
import { useTotalUnread, useWorkspace } from '../state/chat-client.tsx';
import { listPath, type ListView } from '../shell/chat-location.ts';
import { useIsAt } from '../shell/use-chat-location.ts';
import { useUnreadThreads } from '../thread/use-unread-threads.ts';
import { SideLink } from './side-link.tsx';

export function InboxLinks() {
  const t = useTranslations('sidebar');
  const notificationWords = useTranslations('notifications');
  const tSaved = useTranslations('saved');
  const unread = useTotalUnread();
  const threads = useUnreadThreads();
  return (
    <nav aria-label={t('inbox')} className="flex flex-col gap-[3px]">
      <InboxLink view="catch-up" name={t('catchUp')} unread={unread} Icon={Inbox} />
      <InboxLink view="threads" name={t('threads')} unread={threads} Icon={MessageSquareText} />
      <InboxLink view="activity" name={notificationWords('activity')} Icon={Bell} />
      <InboxLink view="saved" name={tSaved('title')} Icon={Bookmark} />
      <DraftsLink />
    </nav>
  );
}

type Props = { view: ListView; name: string; unread?: number; Icon: LucideIcon };

function InboxLink({ view, name, unread = 0, Icon }: Props) {
  const href = listPath(useWorkspace().slug, view);
  const isCurrent = useIsAt(href);
  return (
    <SideLink
      href={href}
      name={name}
      unread={unread}
      isCurrent={isCurrent}
      lead={<Icon aria-hidden className="size-4" strokeWidth={1.6} />}
    />
  );
}
