import { create } from 'zustand';

export type ChatDialog =
  | { kind: 'jump' }
  | { kind: 'newChannel' }
  | { kind: 'newMessage' }
  | { kind: 'browse' }
  | { kind: 'shortcuts' }
  | { kind: 'status' }
  | { kind: 'customEmoji' }
  | { kind: 'why'; messageId: string }
  | { kind: 'newPoll'; channelId: string; parentId?: string; question?: string; options?: string[]; isMultiple?: boolean }
  | { kind: 'ruleWarning'; sentence: string; answer: (goesOn: boolean) => void }
  | { kind: 'chooseLabel'; channelId: string; labelId: string | null; answer: (labelId: string | null) => void }
  | { kind: 'newSection'; channelId?: string }
  | { kind: 'renameSection'; sectionId: string }
  | {
      kind:
        | 'renameChannel'
        | 'channelTopic'
        | 'channelLabel'
        | 'channelMembers'
        | 'addPeople'
        | 'leaveChannel'
        | 'archiveChannel'
        | 'proposeChannel';
      channelId: string;
    };

type Store = { dialog: ChatDialog | null };
/** The one dialog that may be open. */
export const useOpenDialog = create<Store>(() => ({ dialog: null }));
export const openDialog = (dialog: ChatDialog) => useOpenDialog.setState({ dialog });
/**
 * A dialog that waits for an answer closes itself by what it hands to `mutate`, which is not called once the dialog is gone: whatever was
 * opened since stays open.
 */
export const closeDialog = () => useOpenDialog.setState({ dialog: null });
