import type { MessageView } from '@parley/contract/message-view';
import { openMessageDialog } from './message-dialog-store.ts';

/** Text is changed where it stands; code in its own window, where Enter breaks the line. */
export function startEditing(message: MessageView, { setEditingId }: { setEditingId: (messageId: string) => void }): void {
  if (message.extra?.snippet) openMessageDialog({ kind: 'snippet', message, isEditing: true });
  else setEditingId(message.id);
}

/** What Up in an empty composer changes: my last message that stands here and has words of its own. */
export const lastToEdit = (items: readonly MessageView[], myId: string): MessageView | undefined =>
  items.findLast(({ author, deletedAt, extra }) => author.memberId === myId && !deletedAt && !extra?.moved?.to && !extra?.poll);
