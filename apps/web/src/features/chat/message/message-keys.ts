import type { KeyboardEvent } from 'react';
import type { MessageView } from '@parley/contract/message-view';
import { openPane } from '../shell/use-chat-location.ts';
import { areSingleKeysOn } from '../shortcuts/single-keys.ts';
import { canDelete, canEdit } from './message-rights.ts';
import type { FeedContextValue } from './feed-context.ts';
import { startEditing } from './start-editing.ts';
import type { ToolbarPart } from './message-toolbar.tsx';

type Input = {
  event: KeyboardEvent<HTMLElement>;
  message: MessageView;
  feed: FeedContextValue;
  setOpenPart: (part: ToolbarPart) => void;
};

/** Keys that act on a message while it has the focus itself, not a control within it. */
export function messageKeys({ event, message, feed, setOpenPart }: Input): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = actFor(event.key, { message, feed, setOpenPart });
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actFor(key: string, { message, feed, setOpenPart }: Omit<Input, 'event'>): (() => void) | null {
  if (message.deletedAt || message.extra?.moved?.to) return null;
  if (key === 'Delete') return canDelete(message, feed) ? () => setOpenPart('delete') : null;
  if (!areSingleKeysOn()) return null;
  if (key === 'r') return feed.isThread ? null : () => openPane({ kind: 'thread', id: message.id });
  if (key === '+') return feed.canReact ? () => setOpenPart('react') : null;
  if (key === 'e') return canEdit(message, feed) ? () => startEditing(message, feed) : null;
  return null;
}
