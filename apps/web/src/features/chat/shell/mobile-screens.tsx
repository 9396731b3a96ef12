'use client';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ChannelList } from '../sidebar/channel-list.tsx';
import { InboxLinks } from '../sidebar/inbox-links.tsx';
import { WorkspaceMenu } from '../sidebar/workspace-menu.tsx';
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
