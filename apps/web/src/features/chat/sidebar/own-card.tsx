'use client';
import { useTranslations } from 'use-intl';
import { ThemeToggle } from '@/ui/theme-toggle';
import { usePresenceWords } from '../people/presence-words.ts';
import { PersonFace } from '../people/person-face.tsx';
import { useMe, usePresence } from '../state/chat-client.tsx';
import { PresenceMenu } from './presence-menu.tsx';

export function OwnCard() {
  const t = useTranslations('sidebar');
  const { noteOf, wordOf } = usePresenceWords();
  const me = useMe();
  const presence = usePresence(me.id);
  const note = noteOf(presence);
  return (
    <div className="mx-3 flex items-center gap-1.5 border-t border-line pt-2 pb-3 ps-1.5">
      <PersonFace person={me} />
      <PresenceMenu
        side="top"
        trigger={
          <button
            type="button"
            className="min-w-0 flex-1 rounded-lg px-2 py-1.5 text-start leading-tight transition-colors hover:bg-sunk data-popup-open:bg-sunk"
          >
            <span className="block truncate font-[600]">
              <bdi>{me.name}</bdi>
            </span>
            <span className="block truncate text-xs text-ink-3">
              {wordOf(presence)}
              {note && ` · ${note}`}
            </span>
            <span className="sr-only">{t('changePresence')}</span>
          </button>
        }
      />
      <ThemeToggle />
    </div>
  );
}
