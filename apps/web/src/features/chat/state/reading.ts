import type { ChatApi } from './chat-api.ts';
import { putEntry, putWindow } from './chat-cache.ts';
import type { ChatClient } from './chat-client.tsx';
import type { ChatState } from './chat-store.ts';
import { createReadMarker } from './read-marker.ts';
import type { RealtimeConnection } from './realtime-connection.ts';
import { readUpTo, takeLooseCount } from './unread-count.ts';

type Hooks = {
  connection: Pick<RealtimeConnection, 'request'>;
  api: Pick<ChatApi, 'readThread'>;
  read(): ChatState;
  write(state: Partial<ChatState>): void;
  /** A count that is not sure: the server should give one with a version. */
  ask(channelId: string): void;
};

export type Reading = Pick<ChatClient, 'markRead' | 'markThreadRead'> & {
  /** The server's count after a mark of mine, on this device or another. */
  takeCount(channelId: string, count: { seq: number; unread: number; mentions: number }): void;
};

/** What I have read: shown at once, told to the server, whose count wins. */
export function createReading({ connection, api, read, write, ask }: Hooks): Reading {
  const threadMarks = new Map<string, number>();

  const takeCount: Reading['takeCount'] = (channelId, count) => {
    const held = read().channels[channelId];
    if (!held) return;
    const { entry, isSure } = takeLooseCount(held, count);
    if (entry !== held) write(putEntry(read(), channelId, entry));
    if (!isSure) ask(channelId);
  };

  const marker = createReadMarker({
    send: (channelId, seq) => connection.request('channel.read', { channelId, seq }),
    onAnswer: (channelId, seq, unread) => {
      const mentions = Math.min(unread, read().channels[channelId]?.mine.mentions ?? 0);
      takeCount(channelId, { seq, unread, mentions });
    },
  });

  return {
    takeCount,
    markRead: (channelId, seq) => {
      const entry = read().channels[channelId];
      if (!entry?.mine.isMember) return;
      const window = read().windows[channelId];
      const live = window?.status === 'ready' && !window.hasAfter ? window : null;
      const isAtEnd = live !== null && seq >= (live.items.at(-1)?.seq ?? 0);
      if (isAtEnd && live.reading !== 'end') write(putWindow(read(), channelId, { reading: 'end' }));
      if (seq <= entry.mine.readSeq) return;
      const known = live && (live.items[0]?.seq ?? 0) <= seq + 1 ? live.items : null;
      write(putEntry(read(), channelId, readUpTo(entry, seq, known, read().myId)));
      marker.mark(channelId, seq);
    },
    markThreadRead: (messageId, seq) => {
      if (seq <= (threadMarks.get(messageId) ?? 0)) return;
      threadMarks.set(messageId, seq);
      // Told again with the next reply that is read.
      api.readThread({ messageId, seq }).catch(() => threadMarks.delete(messageId));
    },
  };
}
