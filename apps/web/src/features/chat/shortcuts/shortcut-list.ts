import type { Format } from '../composer/format-text.ts';

/**
 * Every key the chat listens to: the one source for the listeners and for the sheet that explains them. `mod` is Ctrl,
 * or Cmd on a Mac. `title` and `does` name sentences of the namespace `shortcuts`. Keys without `id` are handled where they act (the composer, a message) and stand here for the sheet.
 */
export type Shortcut = { id?: ShortcutId; keys: string; does: string; single?: true; format?: Format };
export type ShortcutId =
  | 'jump'
  | 'sheet'
  | 'sheet.single'
  | 'region.next'
  | 'region.previous'
  | 'channel.previous'
  | 'channel.next'
  | 'channel.previousUnread'
  | 'channel.nextUnread'
  | 'catchUp'
  | 'threads'
  | 'browse'
  | 'newMessage'
  | 'escape'
  | 'readAll';

export const shortcutGroups: { title: string; shortcuts: Shortcut[] }[] = [
  {
    title: 'gettingAbout',
    shortcuts: [
      { id: 'jump', keys: 'mod+k', does: 'jump' },
      { id: 'channel.previous', keys: 'alt+ArrowUp', does: 'previousChannel' },
      { id: 'channel.next', keys: 'alt+ArrowDown', does: 'nextChannel' },
      { id: 'channel.previousUnread', keys: 'alt+shift+ArrowUp', does: 'previousUnread' },
      { id: 'channel.nextUnread', keys: 'alt+shift+ArrowDown', does: 'nextUnread' },
      { id: 'catchUp', keys: 'mod+shift+u', does: 'catchUp' },
      { id: 'threads', keys: 'mod+shift+y', does: 'threads' },
      { id: 'browse', keys: 'mod+shift+l', does: 'browse' },
      { id: 'newMessage', keys: 'mod+shift+k', does: 'newMessage' },
      { id: 'region.next', keys: 'F6', does: 'nextRegion' },
      { id: 'region.previous', keys: 'shift+F6', does: 'previousRegion' },
      { id: 'sheet', keys: 'mod+/', does: 'sheet' },
      { id: 'sheet.single', keys: '?', does: 'sheetSingle', single: true },
    ],
  },
  {
    title: 'reading',
    shortcuts: [
      { id: 'escape', keys: 'Escape', does: 'escape' },
      { id: 'readAll', keys: 'shift+Escape', does: 'readAll' },
      { keys: 'ArrowUp', does: 'messageBefore' },
      { keys: 'ArrowDown', does: 'messageAfter' },
      { keys: 'End', does: 'newestMessage' },
      { keys: 'r', does: 'reply', single: true },
      { keys: '+', does: 'react', single: true },
      { keys: 'e', does: 'edit', single: true },
      { keys: 'Delete', does: 'delete' },
    ],
  },
  {
    title: 'writing',
    shortcuts: [
      { keys: 'Enter', does: 'send' },
      { keys: 'shift+Enter', does: 'newLine' },
      { keys: 'ArrowUp', does: 'editLast' },
      { keys: 'mod+z', does: 'takeBack' },
      { keys: 'mod+b', does: 'bold', format: 'bold' },
      { keys: 'mod+i', does: 'italic', format: 'italic' },
      { keys: 'mod+shift+x', does: 'strike', format: 'strike' },
      { keys: 'mod+shift+h', does: 'link', format: 'link' },
      { keys: 'mod+shift+7', does: 'numbers', format: 'numbers' },
      { keys: 'mod+shift+8', does: 'bullets', format: 'bullets' },
      { keys: 'mod+shift+9', does: 'quote', format: 'quote' },
      { keys: 'mod+e', does: 'code', format: 'code' },
      { keys: 'mod+shift+e', does: 'codeBlock', format: 'codeBlock' },
      { keys: '@', does: 'mention' },
      { keys: '#', does: 'nameChannel' },
      { keys: ':', does: 'emoji' },
      { keys: '/', does: 'commands' },
    ],
  },
];

export const listenedShortcuts = shortcutGroups.flatMap(({ shortcuts }) => shortcuts).filter((shortcut) => shortcut.id);

/** The keys of what the composer formats. */
export const formatKeys = new Map(
  shortcutGroups.flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys, format }) => (format ? [[format, keys] as const] : []))),
);
