'use client';
import {
  Bell,
  Bookmark,
  ChevronRight,
  LogOut,
  PencilLine,
  Settings,
  ShieldCheck,
  Smile,
  UserRoundCog,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ThemeToggle } from '@/ui/theme-toggle';
import { useUnsent } from '../composer/drafts/use-unsent.ts';
import { PersonFace } from '../people/person-face.tsx';
import { usePresenceWords } from '../people/presence-words.ts';
import { leave } from '../sidebar/leave.ts';
import { PresenceMenu } from '../sidebar/presence-menu.tsx';
import { WaitingCount } from '../sidebar/waiting-count.tsx';
import { WorkspaceMenu } from '../sidebar/workspace-menu.tsx';
import { useCan, useMe, usePresence, useWorkspace } from '../state/chat-client.tsx';
import { ChatLink } from './chat-link.tsx';
import { listPath } from './chat-location.ts';
import { openDialog } from './open-dialog.ts';

/** A phone's place for oneself: how others see one, what one keeps, and how one wants things. */
export function YouScreen() {
  const t = useTranslations('shell');
  const side = useTranslations('sidebar');
  const drafts = useTranslations('drafts');
  const { slug } = useWorkspace();
  const can = useCan();
  const { count, failed } = useUnsent();
  return (
    <div className="on-desk h-full overflow-y-auto bg-desk px-3 pt-3 pb-6">
      <h1 className="sr-only">{t('you')}</h1>
      <WorkspaceMenu />
      <Myself />
      <nav aria-label={t('yourThings')}>
        <Rows>
          <Row Icon={Bell} href={listPath(slug, 'activity')}>
            {t('activity')}
          </Row>
          <Row Icon={Bookmark} href={listPath(slug, 'saved')}>
            {t('saved')}
          </Row>
          <Row
            Icon={PencilLine}
            href={listPath(slug, 'drafts')}
            note={failed > 0 ? drafts('failed', { count: failed }) : count || ''}
            isAmiss={failed > 0}
          >
            {t('drafts')}
          </Row>
        </Rows>
        <Rows>
          <Row Icon={Bell} page={`/${slug}/settings#notifications`}>
            {t('notifications')}
          </Row>
          <Row Icon={UserRoundCog} page={`/${slug}/settings#profile`}>
            {t('profileAndDevices')}
          </Row>
          <Row Icon={Settings} page={`/${slug}/settings`}>
            {side('settings')}
          </Row>
          {can.openAdministration && (
            <Row Icon={ShieldCheck} page={`/${slug}/admin`} note={<WaitingCount />}>
              {side('administration')}
            </Row>
          )}
        </Rows>
      </nav>
      <Button className="mt-4 h-12 w-full" onClick={() => void leave()}>
        <LogOut aria-hidden className="size-4" />
        {side('signOut')}
      </Button>
    </div>
  );
}

/** Face, name and presence, and the two ways to change what others see. */
function Myself() {
  const t = useTranslations('shell');
  const me = useMe();
  const presence = usePresence(me.id);
  const { wordOf, noteOf } = usePresenceWords();
  const note = noteOf(presence);
  return (
    <section aria-label={me.name} className="mt-4">
      <div className="flex items-center gap-4 px-1.5">
        <PersonFace person={me} size="xl" />
        <div className="min-w-0 flex-1">
          <p className="place truncate text-2xl">
            <bdi>{me.name}</bdi>
          </p>
          {me.title && (
            <p dir="auto" className="truncate text-ink-2">
              {me.title}
            </p>
          )}
          <p className="text-sm text-ink-3">{wordOf(presence)}</p>
        </div>
        <ThemeToggle className="size-11" />
      </div>
      <button
        type="button"
        className="mt-4 flex min-h-12 w-full items-center gap-3 rounded-xl border border-line bg-paper px-3.5 py-2 text-start"
        onClick={() => openDialog({ kind: 'status' })}
      >
        {!presence.emoji && <Smile aria-hidden className="size-5 shrink-0 text-ink-3" strokeWidth={1.6} />}
        <span dir="auto" className={note ? 'min-w-0 flex-1 truncate' : 'min-w-0 flex-1 text-ink-3'}>
          {note ?? t('whatDoing')}
        </span>
        <span className="sr-only">{t('setStatus')}</span>
      </button>
      <PresenceMenu side="bottom" trigger={<Button className="mt-2 h-12 w-full">{t('changePresence')}</Button>} />
    </section>
  );
}

const Rows = ({ children }: { children: ReactNode }) => (
  <ul className="mt-4 divide-y divide-line overflow-hidden rounded-xl border border-line bg-paper">{children}</ul>
);

type RowProps = { Icon: LucideIcon; children: ReactNode; note?: ReactNode; isAmiss?: boolean } & (
  | { href: string; page?: never }
  | { page: string; href?: never }
);

/** `href` stays in the chat; a `page` is another part of the site. */
function Row({ Icon, children, note, isAmiss, href, page }: RowProps) {
  const inside = (
    <>
      <Icon aria-hidden className="size-5 shrink-0 text-ink-2" strokeWidth={1.6} />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <span data-figures="" className={isAmiss ? 'text-sm text-red-text' : 'text-sm text-ink-3'}>
        {note}
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3 rtl:-scale-x-100" strokeWidth={1.6} />
    </>
  );
  const look = 'flex min-h-12 items-center gap-3.5 px-3.5 transition-colors hover:bg-sunk';
  return (
    <li>
      {href === undefined ? (
        <Link href={page} prefetch={false} className={look}>
          {inside}
        </Link>
      ) : (
        <ChatLink href={href} className={look}>
          {inside}
        </ChatLink>
      )}
    </li>
  );
}
