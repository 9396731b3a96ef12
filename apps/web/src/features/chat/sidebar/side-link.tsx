'use client';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { ChatLink } from '../shell/chat-link.tsx';

type Props = {
  href: string;
  /** What stands before the words: a sign or a face. */
  lead: ReactNode;
  /** The lead is a picture of a person, whose presence is part of what the link is called. */
  leadSays?: boolean;
  name: string;
  unread?: number;
  note?: string | undefined;
  /** Drawn instead of the words of the note. */
  noteIcon?: ReactNode;
  isCurrent: boolean;
  isQuiet?: boolean;
  /** Something unsent stands there. */
  hasDraft?: boolean;
};

/** A row of the side bar. Its name is what it leads to and, when something waits there, how much. */
export function SideLink({ href, lead, leadSays, name, unread = 0, note, noteIcon, isCurrent, isQuiet, hasDraft }: Props) {
  const t = useTranslations('sidebar');
  const td = useTranslations('drafts');
  const full = unread ? t('linkUnread', { name, count: unread }) : note ? t('linkNote', { name, note }) : name;
  return (
    <ChatLink
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={leadSays ? undefined : full}
      aria-description={hasDraft ? td('hasDraft') : undefined}
      className={cn(
        'flex h-[31px] items-center gap-2.5 rounded-[8px] px-2.5 whitespace-nowrap text-ink-2 transition-colors hover:bg-sunk pointer-coarse:h-11',
        unread > 0 && 'font-semibold text-ink',
        isQuiet && !unread && 'text-ink-3',
        isCurrent && 'bg-accent-soft font-[600] text-accent-text hover:bg-accent-soft',
      )}
    >
      <span dir="auto" className="min-w-0 truncate">
        {name}
      </span>{' '}
      {leadSays && unread > 0 && <span className="sr-only">{t('unread', { count: unread })}</span>}
      {hasDraft && <PencilLine aria-hidden className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.6} />}
      {note && !unread && (
        <span className="ms-auto max-w-[45%] truncate ps-2 text-xs font-normal text-ink-3">
          {noteIcon && <span className="sr-only">{note}</span>}
          {noteIcon ?? note}
        </span>
      )}
      {unread > 0 && <CountBadge count={unread} className="ms-auto" />}
      <span className="order-first grid min-w-[18px] shrink-0 place-items-center">{lead}</span>
    </ChatLink>
  );
}
