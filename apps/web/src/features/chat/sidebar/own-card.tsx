'use client';
import { ThemeToggle } from '@/ui/theme-toggle';
import { presenceNote, presenceWord } from '../people/presence-words.ts';
import { PersonFace } from '../people/person-face.tsx';
import { useMe, usePresence } from '../state/chat-client.ts';
import { PresenceMenu } from './presence-menu.tsx';

export function OwnCard() {
  const me = useMe();
  const presence = usePresence(me.id);
  const note = presenceNote(presence);
  return (
    <div className="mx-3 flex items-center gap-1 border-t border-line pt-2 pb-3">
      <PresenceMenu
        side="top"
        trigger={
          <button type="button" aria-label={`${me.name}, ${presenceWord(presence)}. Change your presence`} className="flex min-w-0 flex-1 items-center gap-2.5 rounded-lg p-1.5 text-start transition-colors hover:bg-sunk data-popup-open:bg-sunk">
            <PersonFace person={me} />
            <span className="min-w-0 leading-tight">
              <span className="block truncate font-[600]">{me.name}</span>
              <span className="block truncate text-xs text-ink-3">{presenceWord(presence)}{note && ` · ${note}`}</span>
            </span>
          </button>
        }
      />
      <ThemeToggle />
    </div>
  );
}
