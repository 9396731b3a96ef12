import { create } from 'zustand';
import type { MessageView } from '@parley/contract/message-view';

export type MessageDialog =
  | { kind: 'forward' | 'move' | 'history' | 'reactions' | 'remind' | 'roster' | 'matter' | 'label'; message: MessageView }
  | { kind: 'snippet'; message: MessageView; isEditing?: boolean };

/** The one dialog about a message that may be open. It outlives the row it was opened from. */
export const useMessageDialog = create<{ dialog: MessageDialog | null }>(() => ({ dialog: null }));
export const openMessageDialog = (dialog: MessageDialog) => useMessageDialog.setState({ dialog });
export const closeMessageDialog = () => useMessageDialog.setState({ dialog: null });
