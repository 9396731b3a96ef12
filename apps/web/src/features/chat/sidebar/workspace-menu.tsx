'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Keyboard, LogOut, Plus, Settings, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { signOutHere } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Menu, MenuGroup, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '@/ui/menu';
import { WorkspaceMark } from '@/ui/workspace-mark';
import { openDialog } from '../shell/open-dialog.ts';
import { useCan, useWorkspace } from '../state/chat-client.tsx';
import { wipeLocal } from '../state/wipe-local.ts';

/** The name of the workspace, and behind it: the others, administration, settings, and the way out. */
export function WorkspaceMenu() {
  const workspace = useWorkspace();
  const can = useCan();
  const [isOpen, setIsOpen] = useState(false);
  const people = workspace.memberCount === 1 ? '1 person' : `${workspace.memberCount} people`;
  return (
    <Menu
      align="start"
      label="Workspace"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-[248px]"
      trigger={
        <button
          type="button"
          className="group -mx-1 flex w-[calc(100%+8px)] items-center gap-2.5 rounded-lg p-1.5 text-start transition-colors hover:bg-sunk data-popup-open:bg-sunk"
        >
          <WorkspaceMark name={workspace.name} />
          <span className="min-w-0 flex-1">
            <span className="place block truncate text-xl leading-[1.15] font-[560]">{workspace.name}</span>
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
      {can.administer && (
        <MenuLink render={<Link href={`/${workspace.slug}/admin`} prefetch={false} />}>
          <ShieldCheck aria-hidden />
          Administration
        </MenuLink>
      )}
      <MenuLink render={<Link href={`/${workspace.slug}/settings`} prefetch={false} />}>
        <Settings aria-hidden />
        Settings
      </MenuLink>
      <MenuItem onClick={() => openDialog({ kind: 'shortcuts' })}>
        <Keyboard aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={() => void leave()}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}

/** Drafts and messages that wait to be sent belong to the person, not to the computer. */
async function leave() {
  await wipeLocal();
  await signOutHere();
}

function OtherWorkspaces() {
  const workspace = useWorkspace();
  const account = useQuery(useTRPC().account.me.queryOptions());
  const others = account.data?.workspaces.filter(({ slug }) => slug !== workspace.slug) ?? [];
  return (
    <>
      <MenuGroup>
        <MenuLabel>Other workspaces</MenuLabel>
        {others.map(({ slug, name }) => (
          <MenuLink key={slug} href={`/${slug}`}>
            <WorkspaceMark name={name} size="sm" className="size-5 rounded-[6px] text-[12px]" />
            <span className="truncate">{name}</span>
          </MenuLink>
        ))}
        <MenuLink href="/workspaces">
          <Plus aria-hidden />
          {others.length ? 'All workspaces' : 'Add a workspace'}
        </MenuLink>
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}
