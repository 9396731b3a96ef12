'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, FolderClosed, Keyboard, LogOut, Plus, Settings, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { logoUrl } from '@/lib/logo-url';
import { useTRPC } from '@/lib/trpc';
import { Menu, MenuGroup, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '@/ui/menu';
import { lateComponent } from '@/ui/late-component';
import { WorkspaceMark } from '@/ui/workspace-mark';
import { openDialog } from '../shell/open-dialog.ts';
import { useCan, useWorkspace } from '../state/chat-client.tsx';
import { leave } from './leave.ts';

const WaitingCount = lateComponent(() => import('./waiting-count.tsx').then((module) => module.WaitingCount));

/** The name of the workspace, and behind it: the others, administration, settings, and the way out. */
export function WorkspaceMenu() {
  const t = useTranslations('sidebar');
  const workspace = useWorkspace();
  const can = useCan();
  const [isOpen, setIsOpen] = useState(false);
  const people = t('people', { count: workspace.memberCount });
  return (
    <Menu
      align="start"
      label={t('workspace')}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-[248px]"
      trigger={
        <button
          type="button"
          className="group -mx-1 flex w-[calc(100%+8px)] items-center gap-2.5 rounded-lg p-1.5 text-start transition-colors hover:bg-sunk data-popup-open:bg-sunk"
        >
          <WorkspaceMark name={workspace.name} logo={logoUrl(workspace)} />
          <span className="min-w-0 flex-1">
            <span className="place block truncate text-xl leading-[1.15] font-[560]">
              <bdi>{workspace.name}</bdi>
            </span>
            <span className="block truncate text-xs text-ink-3">{people}</span>
          </span>
          <ChevronDown
            aria-hidden
            className="size-4 text-ink-3 opacity-0 group-hover:opacity-100 group-data-popup-open:opacity-100 group-focus-visible:opacity-100"
            strokeWidth={1.6}
          />
        </button>
      }
    >
      {isOpen && <OtherWorkspaces />}
      {can.openAdministration && (
        <MenuLink page={`/${workspace.slug}/admin`}>
          <ShieldCheck aria-hidden />
          {t('administration')}
          <WaitingCount />
        </MenuLink>
      )}
      {can.openMatters && (
        <MenuLink page={`/${workspace.slug}/matters`}>
          <FolderClosed aria-hidden />
          {t('matters')}
        </MenuLink>
      )}
      <MenuLink page={`/${workspace.slug}/settings`}>
        <Settings aria-hidden />
        {t('settings')}
      </MenuLink>
      <MenuItem onClick={() => openDialog({ kind: 'shortcuts' })}>
        <Keyboard aria-hidden />
        {t('shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={() => void leave()}>
        <LogOut aria-hidden />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}

function OtherWorkspaces() {
  const t = useTranslations('sidebar');
  const workspace = useWorkspace();
  const account = useQuery(useTRPC().account.me.queryOptions());
  const others = account.data?.workspaces.filter(({ slug }) => slug !== workspace.slug) ?? [];
  return (
    <>
      <MenuGroup>
        <MenuLabel>{t('otherWorkspaces')}</MenuLabel>
        {others.map(({ slug, name }) => (
          <MenuLink key={slug} href={`/${slug}`}>
            <WorkspaceMark name={name} size="sm" className="size-5 rounded-[6px] text-[12px]" />
            <span dir="auto" className="truncate">
              {name}
            </span>
          </MenuLink>
        ))}
        <MenuLink href="/workspaces">
          <Plus aria-hidden />
          {others.length ? t('allWorkspaces') : t('addWorkspace')}
        </MenuLink>
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}
