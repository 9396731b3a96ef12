'use client';
import { CircleUserRound, Hash, Inbox, MessagesSquare } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { VisuallyHidden } from '@/ui/visually-hidden';
import { isNamed } from '../channel/channel-title.ts';
import { useChannel, useTotalUnread, useWorkspace } from '../state/chat-client.tsx';
import { ChatLink } from './chat-link.tsx';
import { listPath, type ListView } from './chat-location.ts';
import { useChatLocation } from './use-chat-location.ts';

const tabs = [
  { view: 'catch-up', label: 'catchUp', Icon: Inbox },
  { view: 'channels', label: 'channels', Icon: Hash },
  { view: 'direct', label: 'direct', Icon: MessagesSquare },
  { view: 'you', label: 'you', Icon: CircleUserRound },
] as const satisfies { view: ListView; label: string; Icon: typeof Hash }[];

/** The four places of a phone, at the thumb. */
export function MobileBar() {
  const t = useTranslations('shell');
  const { place } = useChatLocation();
  const { slug } = useWorkspace();
  const unread = useTotalUnread();
  const open = useChannel(place.kind === 'channel' ? place.channelId : '');
  const current =
    place.kind === 'channel'
      ? open && !isNamed(open.channel)
        ? 'direct'
        : 'channels'
      : place.kind === 'threads'
        ? 'catch-up'
        : place.kind;
  return (
    <nav
      aria-label={t('places')}
      className="grid shrink-0 grid-cols-4 border-t border-line bg-desk pb-[env(safe-area-inset-bottom)] min-[720px]:hidden [[data-keyboard]_&]:hidden"
    >
      {tabs.map(({ view, label, Icon }) => (
        <ChatLink
          key={view}
          href={listPath(slug, view)}
          aria-current={current === view ? 'page' : undefined}
          className={cn(
            'relative flex h-14 flex-col short:h-11 items-center justify-center gap-0.5 text-2xs font-medium text-ink-3',
            current === view && 'text-accent-text',
          )}
        >
          <Icon aria-hidden className="size-5" strokeWidth={1.6} />
          <span className="short:sr-only">{t(label)}</span>
          {view === 'catch-up' && unread > 0 && (
            <>
              <VisuallyHidden>{t('unread', { count: unread })}</VisuallyHidden>
              <CountBadge count={unread} className="absolute top-1 start-[calc(50%+6px)] h-4 min-w-4 px-1 text-[10px]" />
            </>
          )}
        </ChatLink>
      ))}
    </nav>
  );
}
