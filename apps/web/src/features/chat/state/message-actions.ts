import { v7 } from 'uuid';
import type { LeftOut } from '@parley/contract/boundary-rule';
import type { MessageView } from '@parley/contract/message-view';
import type { ChatClient } from './chat-client.tsx';
import { toChatError } from './chat-error.ts';
import type { ChatState } from './chat-store.ts';
import { addOverlay, removeOverlay, type Overlay } from './optimistic.ts';
import type { RealtimeConnection } from './realtime-connection.ts';
import { tellLeftOut } from './tell-left-out.ts';

type Hooks = {
  connection: Pick<RealtimeConnection, 'request'>;
  read(): ChatState;
  write(state: Partial<ChatState>): void;
  /** The state with this message in it. */
  place(message: MessageView): ChatState;
};

/** Edit, delete and react: shown at once, taken back if refused. */
export function createMessageActions({ connection, read, write, place }: Hooks): Pick<ChatClient, 'edit' | 'remove' | 'react'> {
  const change = async (
    messageId: string,
    overlay: Overlay,
    answer: Promise<{ message: MessageView; leftOut?: LeftOut | undefined }>,
  ) => {
    write({ overlays: addOverlay(read().overlays, messageId, overlay) });
    try {
      const { message, leftOut } = await answer;
      tellLeftOut(leftOut);
      // The server's state takes the layer's place in one write.
      write({ ...place(message), overlays: removeOverlay(read().overlays, messageId, overlay.id) });
    } catch (error) {
      write({ overlays: removeOverlay(read().overlays, messageId, overlay.id) });
      throw toChatError(error);
    }
  };
  const now = () => new Date().toISOString();

  return {
    edit: (messageId, body, word) =>
      change(
        messageId,
        { id: v7(), kind: 'edit', body, at: now() },
        connection.request('message.edit', { messageId, body, ...word }),
      ),
    remove: (messageId) =>
      change(messageId, { id: v7(), kind: 'delete', at: now() }, connection.request('message.delete', { messageId })),
    react: (messageId, emoji, on) =>
      change(
        messageId,
        { id: v7(), kind: 'react', emoji, on, memberId: read().myId },
        connection.request('message.react', { messageId, emoji, on }),
      ),
  };
}
