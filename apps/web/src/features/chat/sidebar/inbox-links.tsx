'use client';
import { Inbox, MessageSquareText } from 'lucide-react';
import { useTotalUnread } from '../state/chat-client.tsx';
import { listPath } from '../shell/chat-location.ts';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useUnreadThreads } from '../thread/use-unread-threads.ts';
import { SideLink } from './side-link.tsx';

export function InboxLinks() {
  const { slug, place } = useChatLocation();
  const unread = useTotalUnread();
  const threads = useUnreadThreads();
  return (
    <nav aria-label="Inbox" className="flex flex-col gap-[3px]">
      <SideLink
        href={listPath(slug, 'catch-up')}
        name="Catch up"
        unread={unread}
        isCurrent={place.kind === 'catch-up'}
        lead={<Inbox aria-hidden className="size-4" strokeWidth={1.6} />}
      />
      <SideLink
        href={listPath(slug, 'threads')}
        name="Threads"
        unread={threads}
        isCurrent={place.kind === 'threads'}
        lead={<MessageSquareText aria-hidden className="size-4" strokeWidth={1.6} />}
      />
    </nav>
  );
}
