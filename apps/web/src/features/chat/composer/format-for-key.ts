import type { KeyboardEvent } from 'react';
import { matchShortcut } from '../shortcuts/match-shortcut.ts';
import { isMac } from '../shortcuts/platform.ts';
import { formatKeys } from '../shortcuts/shortcut-list.ts';
import type { Format } from './format-text.ts';

/** The format that a press asks for, by the registry of shortcuts. */
export function formatFor(event: KeyboardEvent): Format | null {
  const press = {
    key: event.key,
    code: event.code,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
  };
  for (const [format, keys] of formatKeys) if (matchShortcut(press, keys, isMac())) return format;
  return null;
}
