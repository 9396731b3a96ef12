import type { MessageView } from '@parley/contract/message-view';
import type { FeedContextValue } from './feed-context.ts';
import { openMessageDialog } from './message-dialog-store.ts';

/** Text is changed where it stands; code in its own window, where Enter breaks the line. */
export function startEditing(message: MessageView, { setEditingId }: Pick<FeedContextValue, 'setEditingId'>): void {
  if (message.extra?.snippet) openMessageDialog({ kind: 'snippet', message, isEditing: true });
  else setEditingId(message.id);
}
