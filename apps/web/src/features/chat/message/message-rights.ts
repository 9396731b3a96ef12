import type { MessageView } from '@parley/contract/message-view';

type Reader = { myId: string; canPost: boolean; canModerate: boolean };

// What to offer, not what is allowed: the server decides, and says so when it refuses.
export const canEdit = (message: MessageView, { myId, canPost }: Reader): boolean =>
  canPost && !message.deletedAt && message.author.memberId === myId;
export const canDelete = (message: MessageView, { myId, canModerate }: Reader): boolean =>
  !message.deletedAt && (message.author.memberId === myId || canModerate);
