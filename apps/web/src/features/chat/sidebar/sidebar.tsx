'use client';
import { Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Kbd } from '@/ui/kbd';
import { openDialog } from '../shell/open-dialog.ts';
import { modKey } from '../shortcuts/platform.ts';
import { ChannelList } from './channel-list.tsx';
import { InboxLinks } from './inbox-links.tsx';
import { OwnCard } from './own-card.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

export function Sidebar() {
  const t = useTranslations('sidebar');
  return (
    <aside
      aria-label={t('workspace')}
      data-region="channels"
      tabIndex={-1}
      className="on-desk flex h-full min-h-0 flex-col border-e border-line bg-desk outline-none"
    >
      <div className="px-3 pt-3.5">
        <WorkspaceMenu />
        <button
          type="button"
          className="mt-3 mb-2.5 flex h-[34px] w-full items-center gap-2 rounded-md border border-line bg-paper px-2.5 text-start text-[13.5px] text-ink-3 transition-colors hover:border-line-strong"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => openDialog({ kind: 'jump' })}
        >
          <Search aria-hidden className="size-4" strokeWidth={1.6} />
          {t('search')}
          <Kbd aria-hidden className="ms-auto">
            {modKey()} K
          </Kbd>
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        <InboxLinks />
        <ChannelList />
      </div>
      <OwnCard />
    </aside>
  );
}
