'use client';
import { MessageCircle, Settings } from 'lucide-react';
import Link from 'next/link';
import type { ReactElement } from 'react';
import type { PresenceState } from '@parley/contract/presence';
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from '@/ui/menu';
import { PresenceMark } from '@/ui/presence-mark';
import { openDialog } from '../shell/open-dialog.ts';
import { tryAction } from '../shell/try-action.ts';
import { useChatClient, useMe, usePresence, useWorkspace } from '../state/chat-client.tsx';

const choices = [
  { value: 'available', words: 'Available' },
  { value: 'away', words: 'Away' },
  { value: 'busy', words: 'Busy' },
  { value: 'do not disturb', words: 'Do not disturb' },
] as const satisfies { value: PresenceState; words: string }[];

export function PresenceMenu({ trigger, side }: { trigger: ReactElement; side: 'top' | 'bottom' }) {
  const client = useChatClient();
  const workspace = useWorkspace();
  const presence = usePresence(useMe().id);
  const state = presence.state === 'offline' ? 'available' : presence.state;
  // Words, even empty ones, make it the person's choice; without them it would be this device's report.
  const words = { text: presence.text ?? '', emoji: presence.emoji ?? '' };
  return (
    <Menu trigger={trigger} label="Your presence" align="start" side={side} className="w-[240px]">
      <MenuChoices
        label="Others see you as"
        value={state}
        onChange={(next) => tryAction('Your presence was not changed', () => client.setPresence({ ...words, state: next }))}
        choices={choices.map(({ value, words: label }) => ({
          value: value as PresenceState,
          label: (
            <>
              <span aria-hidden className="grid">
                <PresenceMark state={value} />
              </span>
              {label}
            </>
          ),
        }))}
      />
      <MenuSeparator />
      <MenuItem onClick={() => openDialog({ kind: 'status' })}>
        <MessageCircle aria-hidden />
        {words.text ? 'Change your status' : 'Set a status'}
      </MenuItem>
      {words.text && (
        <MenuItem onClick={() => tryAction('The status was not cleared', () => client.setPresence({ state, text: '', emoji: '' }))}>
          Clear your status
        </MenuItem>
      )}
      <MenuLink render={<Link href={`/${workspace.slug}/settings`} prefetch={false} />}>
        <Settings aria-hidden />
        Settings
      </MenuLink>
    </Menu>
  );
}
