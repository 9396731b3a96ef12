/**
 * Every key the chat listens to: the one source for the listeners and for the sheet that explains them. `mod` is Ctrl,
 * or Cmd on a Mac. Keys without `id` are handled where they act (the composer, a message) and stand here for the sheet.
 */
export type Shortcut = { id?: ShortcutId; keys: string; does: string; single?: true };
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
    title: 'Getting about',
    shortcuts: [
      { id: 'jump', keys: 'mod+k', does: 'Search or jump to' },
      { id: 'channel.previous', keys: 'alt+ArrowUp', does: 'Previous channel' },
      { id: 'channel.next', keys: 'alt+ArrowDown', does: 'Next channel' },
      { id: 'channel.previousUnread', keys: 'alt+shift+ArrowUp', does: 'Previous unread channel' },
      { id: 'channel.nextUnread', keys: 'alt+shift+ArrowDown', does: 'Next unread channel' },
      { id: 'catchUp', keys: 'mod+shift+u', does: 'Catch up' },
      { id: 'threads', keys: 'mod+shift+y', does: 'Threads' },
      { id: 'browse', keys: 'mod+shift+l', does: 'Browse channels' },
      { id: 'newMessage', keys: 'mod+shift+k', does: 'New message' },
      { id: 'region.next', keys: 'F6', does: 'Next part of the screen' },
      { id: 'region.previous', keys: 'shift+F6', does: 'Previous part of the screen' },
      { id: 'sheet', keys: 'mod+/', does: 'This sheet' },
      { id: 'sheet.single', keys: '?', does: 'This sheet, when not writing', single: true },
    ],
  },
  {
    title: 'Reading',
    shortcuts: [
      { id: 'escape', keys: 'Escape', does: 'Close the pane, or mark the channel read' },
      { id: 'readAll', keys: 'shift+Escape', does: 'Mark everything read' },
      { keys: 'ArrowUp', does: 'Message before (on a message)' },
      { keys: 'ArrowDown', does: 'Message after (on a message)' },
      { keys: 'End', does: 'Newest message (on a message)' },
      { keys: 'r', does: 'Reply in thread (on a message)', single: true },
      { keys: '+', does: 'React (on a message)', single: true },
      { keys: 'e', does: 'Edit (on my message)', single: true },
      { keys: 'Delete', does: 'Delete (on my message)' },
    ],
  },
  {
    title: 'Writing',
    shortcuts: [
      { keys: 'Enter', does: 'Send' },
      { keys: 'shift+Enter', does: 'New line' },
      { keys: 'ArrowUp', does: 'Edit my last message (in an empty field)' },
      { keys: 'mod+b', does: 'Bold' },
      { keys: 'mod+i', does: 'Italic' },
      { keys: 'mod+shift+x', does: 'Strike through' },
      { keys: 'mod+e', does: 'Code' },
      { keys: '@', does: 'Mention somebody' },
      { keys: ':', does: 'Emoji by name' },
    ],
  },
];

export const listenedShortcuts = shortcutGroups.flatMap(({ shortcuts }) => shortcuts).filter((shortcut) => shortcut.id);
