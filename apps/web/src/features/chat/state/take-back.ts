import type { MessageView } from '@parley/contract/message-view';
import type { ChatStore } from './chat-store.ts';

type Hooks = { store: ChatStore; discard(clientId: string): void; remove(messageId: string): Promise<void> };

const rememberedMax = 50;

/**
 * Undoes a sending, wherever the message is: still here, under way, or there already. One that was discarded here after an
 * attempt whose answer got lost may turn up all the same; it is deleted then.
 */
export function createTakeBack({ store, discard, remove }: Hooks) {
  const sentIds = new Map<string, string>();
  const takenBack = new Set<string>();

  const noticeSent = ({ id, clientId, deletedAt }: MessageView) => {
    sentIds.set(clientId, id);
    for (const oldest of [...sentIds.keys()].slice(0, Math.max(0, sentIds.size - rememberedMax))) sentIds.delete(oldest);
    if (!deletedAt && takenBack.delete(clientId)) void remove(id).catch(() => {});
  };
  const nextChange = () =>
    new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        stop();
        resolve();
      });
    });

  return {
    noticeSent,
    takeBack: async (clientId: string): Promise<'discarded' | 'deleted'> => {
      for (;;) {
        const pending = store.getState().pending.find((message) => message.clientId === clientId);
        if (!pending) break;
        if (pending.state !== 'sending') {
          takenBack.add(clientId);
          discard(clientId);
          return 'discarded';
        }
        await nextChange();
      }
      const messageId = sentIds.get(clientId);
      if (messageId === undefined) return 'discarded';
      await remove(messageId);
      return 'deleted';
    },
  };
}
