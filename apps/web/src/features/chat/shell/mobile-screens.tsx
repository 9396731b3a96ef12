'use client';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { ThemeToggle } from '@/ui/theme-toggle';
import { PersonFace } from '../people/person-face.tsx';
import { usePresenceWords } from '../people/presence-words.ts';
import { ChannelList } from '../sidebar/channel-list.tsx';
import { InboxLinks } from '../sidebar/inbox-links.tsx';
import { PresenceMenu } from '../sidebar/presence-menu.tsx';
import { WorkspaceMenu } from '../sidebar/workspace-menu.tsx';
import { useMe, usePresence } from '../state/chat-client.tsx';
import { openDialog } from './open-dialog.ts';

function Screen({ children }: { children: ReactNode }) {
  return <div className="on-desk h-full overflow-y-auto bg-desk px-3 pt-3 pb-4">{children}</div>;
}

function FindButton() {
  const t = useTranslations('shell');
  return (
    <button
      type="button"
      className="my-3 flex h-11 w-full items-center gap-2.5 rounded-lg border border-line bg-paper px-3 text-start text-ink-3"
      onClick={() => openDialog({ kind: 'jump' })}
    >
      <Search aria-hidden className="size-4" strokeWidth={1.6} />
      {t('find')}
    </button>
  );
}

export function ChannelsScreen() {
  const t = useTranslations('shell');
  return (
    <Screen>
      <h1 className="sr-only">{t('channels')}</h1>
      <WorkspaceMenu />
      <FindButton />
      <InboxLinks />
      <ChannelList part="named" />
    </Screen>
  );
}

export function DirectScreen() {
  const t = useTranslations('shell');
  return (
    <Screen>
      <h1 className="place px-1.5 pt-1 text-3xl">{t('directMessages')}</h1>
      <FindButton />
      <ChannelList part="direct" />
    </Screen>
  );
}

export function YouScreen() {
  const t = useTranslations('shell');
  const me = useMe();
  const presence = usePresence(me.id);
  const { wordOf, noteOf } = usePresenceWords();
  return (
    <Screen>
      <h1 className="sr-only">{t('you')}</h1>
      <WorkspaceMenu />
      <div className="mt-5 flex items-center gap-4 px-1.5">
        <PersonFace person={me} size="xl" />
        <div className="min-w-0">
          <p className="place truncate text-2xl">{me.name}</p>
          <p className="text-ink-2">{[wordOf(presence), noteOf(presence)].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-2 px-1.5">
        <PresenceMenu side="bottom" trigger={<Button className="h-11">{t('changePresence')}</Button>} />
        <Button className="h-11" onClick={() => openDialog({ kind: 'status' })}>
          {t('setStatus')}
        </Button>
        <ThemeToggle />
      </div>
    </Screen>
  );
}
