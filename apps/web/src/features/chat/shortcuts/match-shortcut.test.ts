import { expect, test } from 'vitest';
import { keyCaps, matchShortcut } from './match-shortcut.ts';
import { shortcutGroups } from './shortcut-list.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('mod is Ctrl, or Cmd on a Mac', () => {
  expect(matchShortcut(press('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
  expect(matchShortcut(press('k', { metaKey: true }), 'mod+k', true)).toBe(true);
  expect(matchShortcut(press('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
});
test('one key more is another shortcut', () => {
  expect(matchShortcut(press('K', { ctrlKey: true, shiftKey: true }), 'mod+k', false)).toBe(false);
  expect(matchShortcut(press('K', { ctrlKey: true, shiftKey: true }), 'mod+shift+k', false)).toBe(true);
});
test('a sign counts however the board makes it', () => {
  expect(matchShortcut(press('?', { shiftKey: true }), '?', false)).toBe(true);
  expect(matchShortcut(press('?'), '?', false)).toBe(true);
  expect(keyCaps('+', false)).toEqual(['+']);
});
test('no two listeners share a key', () => {
  const keys = shortcutGroups
    .flatMap(({ shortcuts }) => shortcuts)
    .filter(({ id }) => id)
    .map((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
