import type { KeyboardEvent } from 'react';
import { matchShortcut } from '../shortcuts/match-shortcut.ts';
import { isMac } from '../shortcuts/platform.ts';
import type { Mark } from './wrap-selection.ts';

const keys: [string, Mark][] = [
  ['mod+b', 'bold'],
  ['mod+i', 'italic'],
  ['mod+e', 'code'],
  ['mod+shift+x', 'strike'],
];

export function markFor(event: KeyboardEvent): Mark | null {
  return keys.find(([combination]) => matchShortcut(event, combination, isMac()))?.[1] ?? null;
}
