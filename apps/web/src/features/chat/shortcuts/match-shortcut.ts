export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { code?: string };

/**
 * Whether a press is the combination `keys` names. A printable sign such as `?` needs Shift on some boards, not on others; a
 * digit is known by its place on the board, as Shift makes another sign of it on each.
 */
export function matchShortcut(press: KeyPress, keys: string, isMac: boolean): boolean {
  const parts = keys.split('+').filter(Boolean);
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  return (
    (press.key.toLowerCase() === key.toLowerCase() || (/^\d$/.test(key) && press.code === `Digit${key}`)) &&
    mod === wants('mod') &&
    !otherMod &&
    press.altKey === wants('alt') &&
    (isSign || press.shiftKey === wants('shift'))
  );
}

const names: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', alt: 'Alt', shift: 'Shift' };

/** The combination as its caps read, for the sheet and for hints. */
export function keyCaps(keys: string, isMac: boolean): string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return parts.map((part) =>
    part === 'mod' ? (isMac ? '⌘' : 'Ctrl') : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
}
