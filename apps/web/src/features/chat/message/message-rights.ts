import type { MessageView } from '@parley/contract/message-view';

type Reader = { myId: string; canReact: boolean; canModerate: boolean; isConversation: boolean };

// What to offer, not what is allowed: the server decides, and says so when it refuses.
const isMineOrModerated = (message: MessageView, { myId, canModerate }: Reader): boolean =>
  message.author.memberId === myId || canModerate;

export const canEdit = (message: MessageView, { myId, canReact }: Reader): boolean =>
  canReact && !message.deletedAt && message.author.memberId === myId;
export const canDelete = (message: MessageView, reader: Reader): boolean =>
  !message.deletedAt && isMineOrModerated(message, reader);
export const canMove = (message: MessageView, reader: Reader): boolean =>
  reader.canReact && !reader.isConversation && isMineOrModerated(message, reader);
export const canLabel = (message: MessageView, reader: Reader): boolean =>
  reader.canReact && !reader.isConversation && isMineOrModerated(message, reader);
export const canRemovePreview = (message: MessageView, reader: Reader): boolean =>
  reader.canReact && !message.deletedAt && isMineOrModerated(message, reader);
export const canAskAck = (message: MessageView, reader: Reader): boolean =>
  reader.canReact && !message.extra?.ack && isMineOrModerated(message, reader);
