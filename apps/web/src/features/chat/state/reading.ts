import type { ChatApi } from './chat-api.ts';
import { putEntry, putWindow } from './chat-cache.ts';
import type { ChatClient } from './chat-client.tsx';
import type { ChatState } from './chat-store.ts';
import { createReadMarker } from './read-marker.ts';
import type { RealtimeConnection } from './realtime-connection.ts';
import { readUpTo, settleMark, takeMark, unreadFrom } from './unread-count.ts';

type Hooks = {
  connection: Pick<RealtimeConnection, 'request'>;
  api: Pick<ChatApi, 'readThread'>;
  read(): ChatState;
  write(state: Partial<ChatState>): void;
  /** A count that is not sure: the server should give one with a version. */
  ask(channelId: string): void;
};

export type Reading = Pick<ChatClient, 'markRead' | 'markUnread' | 'markThreadRead'> & {
  /** The server's count after a mark of mine, on this device or another. */
  takeCount(channelId: string, count: { seq: number; unread: number; mentions: number }): void;
  /** Marked as unread by hand: seeing it does not make it read again before the reader comes back to it. */
  isHeld(channelId: string): boolean;
  release(channelId: string): void;
};

/** What I have read: shown at once, told to the server, whose count wins. */
export function createReading({ connection, api, read, write, ask }: Hooks): Reading {
  const threadMarks = new Map<string, number>();
  const held = new Set<string>();
  /** Heard of another mark while mine was on its way. */
  const contested = new Set<string>();

  const marker = createReadMarker({
    send: (channelId, { seq, isBack }) => connection.request(isBack ? 'channel.markUnread' : 'channel.read', { channelId, seq }),
    onAnswer: (channelId, { seq, isBack }, unread) => {
      const before = read().channels[channelId];
      if (!before) return;
      const mentions = Math.min(unread ?? 0, before.mine.mentions);
      const { entry, isSure } = settleMark(before, unread === null ? null : { seq: isBack ? seq - 1 : seq, unread, mentions });
      write(putEntry(read(), channelId, entry));
      if (contested.delete(channelId) || !isSure) ask(channelId);
    },
  });

  /** The messages from `seq` on, if all of them are held. */
  const knownFrom = (channelId: string, seq: number) => {
    const window = read().windows[channelId];
    const live = window?.status === 'ready' && !window.hasAfter ? window : null;
    return live && (!live.hasBefore || (live.items[0]?.seq ?? Infinity) <= seq) ? live.items : null;
  };

  return {
    takeCount: (channelId, count) => {
      const before = read().channels[channelId];
      if (!before) return;
      const { entry, isSure } = takeMark(before, count);
      if (entry !== before) write(putEntry(read(), channelId, entry));
      if (isSure) return;
      if (entry.movedAt !== Infinity) ask(channelId);
      else if (count.seq !== entry.mine.readSeq) contested.add(channelId);
    },
    isHeld: (channelId) => held.has(channelId),
    release: (channelId) => held.delete(channelId),
    markRead: (channelId, seq, { isByHand = false } = {}) => {
      const entry = read().channels[channelId];
      if (!entry?.mine.isMember || (held.has(channelId) && !isByHand)) return;
      held.delete(channelId);
      const window = read().windows[channelId];
      const live = window?.status === 'ready' && !window.hasAfter ? window : null;
      const isAtEnd = live !== null && seq >= (live.items.at(-1)?.seq ?? 0);
      if (isAtEnd && live.reading !== 'end') write(putWindow(read(), channelId, { reading: 'end' }));
      if (seq <= entry.mine.readSeq) return;
      write(putEntry(read(), channelId, readUpTo(entry, seq, knownFrom(channelId, seq + 1), read().myId)));
      marker.mark(channelId, seq);
    },
    markUnread: (channelId, seq) => {
      const entry = read().channels[channelId];
      if (!entry?.mine.isMember) return;
      held.add(channelId);
      const next = putWindow(read(), channelId, { unreadLineSeq: seq - 1 });
      write(putEntry(next, channelId, unreadFrom(entry, seq, knownFrom(channelId, seq), read().myId)));
      if (seq <= entry.mine.readSeq) marker.markBack(channelId, seq);
    },
    markThreadRead: (messageId, seq) => {
      if (seq <= (threadMarks.get(messageId) ?? 0)) return;
      threadMarks.set(messageId, seq);
      // Told again with the next reply that is read.
      api.readThread({ messageId, seq }).catch(() => threadMarks.delete(messageId));
    },
  };
}
