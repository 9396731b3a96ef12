'use client';
import { MessageCircle, Settings } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import type { PresenceState } from '@parley/contract/presence';
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from '@/ui/menu';
import { PresenceMark } from '@/ui/presence-mark';
import { openDialog } from '../shell/open-dialog.ts';
import { tryAction } from '../shell/try-action.ts';
import { usePresenceWords } from '../people/presence-words.ts';
import { useChatClient, useMe, usePresence, useWorkspace } from '../state/chat-client.tsx';

const choices = ['available', 'away', 'busy', 'do not disturb'] as const satisfies PresenceState[];

export function PresenceMenu({ trigger, side }: { trigger: ReactElement; side: 'top' | 'bottom' }) {
  const t = useTranslations('sidebar');
  const { wordOf } = usePresenceWords();
  const client = useChatClient();
  const workspace = useWorkspace();
  const presence = usePresence(useMe().id);
  const state = presence.state === 'offline' ? 'available' : presence.state;
  // Words, even empty ones, make it the person's choice; without them it would be this device's report.
  const words = { text: presence.text ?? '', emoji: presence.emoji ?? '' };
  return (
    <Menu trigger={trigger} label={t('yourPresence')} align="start" side={side} className="w-[240px]">
      <MenuChoices
        label={t('othersSee')}
        value={state}
        onChange={(next) => tryAction(t('presenceNotChanged'), () => client.setPresence({ ...words, state: next }))}
        choices={choices.map((value) => ({
          value: value as PresenceState,
          label: (
            <>
              <span aria-hidden className="grid">
                <PresenceMark state={value} />
              </span>
              {wordOf({ state: value })}
            </>
          ),
        }))}
      />
      <MenuSeparator />
      <MenuItem onClick={() => openDialog({ kind: 'status' })}>
        <MessageCircle aria-hidden />
        {words.text ? t('changeStatus') : t('setStatus')}
      </MenuItem>
      {words.text && (
        <MenuItem onClick={() => tryAction(t('statusNotCleared'), () => client.setPresence({ state, text: '', emoji: '' }))}>
          {t('clearStatus')}
        </MenuItem>
      )}
      <MenuLink page={`/${workspace.slug}/settings`}>
        <Settings aria-hidden />
        {t('settings')}
      </MenuLink>
    </Menu>
  );
}
