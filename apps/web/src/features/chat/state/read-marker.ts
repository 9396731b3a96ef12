import { wait as realWait } from './back-off.ts';
import { toChatError } from './chat-error.ts';

/** `isBack`: this message and those after it are to be unread again. `seenBefore`: what stands before it was seen, and nobody told of it. */
export type ReadMark = { seq: number; isBack: boolean; seenBefore?: boolean };

type Hooks = {
  send(channelId: string, mark: ReadMark): Promise<{ unread: number }>;
  /** The server's count for a mark when no later one waits; null: it will not hear of it. */
  onAnswer(channelId: string, mark: ReadMark, unread: number | null): void;
  everyMs?: number;
  wait?: (ms: number) => Promise<void>;
};

/**
 * Tells the server how far I have read: one mark at a time, at most one a second per channel, and until it has heard.
 * One at a time, because a mark back that overtook a mark forward would be undone by it.
 */
export type ReadMarker = { mark(channelId: string, seq: number): void; markBack(channelId: string, seq: number): void };

export function createReadMarker({ send, onAnswer, everyMs = 1_000, wait = realWait }: Hooks): ReadMarker {
  const wanted = new Map<string, ReadMark>();
  const told = new Map<string, ReadMark>();
  const running = new Set<string>();

  const tell = async (channelId: string, mark: ReadMark) => {
    try {
      // The server takes a mark back only from where its own stands, which may still be before what was seen last.
      const heard = told.get(channelId);
      if (mark.seenBefore && (!heard || heard.isBack || heard.seq < mark.seq - 1))
        await send(channelId, { seq: mark.seq - 1, isBack: false });
      const { unread } = await send(channelId, mark);
      told.set(channelId, mark);
      if (wanted.get(channelId) === mark) onAnswer(channelId, mark, unread);
    } catch (error) {
      const { isUnreachable, body } = toChatError(error);
      const mayPass = isUnreachable || body.code === 'INTERNAL' || body.code === 'RATE_LIMITED';
      if (mayPass) return wait(body.retryAfterMs ?? 5 * everyMs);
      if (wanted.get(channelId) !== mark) return;
      wanted.delete(channelId);
      onAnswer(channelId, mark, null);
    }
  };

  const run = async (channelId: string) => {
    running.add(channelId);
    for (let mark = wanted.get(channelId); mark && mark !== told.get(channelId); mark = wanted.get(channelId)) {
      await tell(channelId, mark);
      await wait(everyMs);
    }
    running.delete(channelId);
  };
  const want = (channelId: string, mark: ReadMark) => {
    wanted.set(channelId, mark);
    if (!running.has(channelId)) void run(channelId);
  };

  return {
    mark: (channelId, seq) => {
      const last = wanted.get(channelId);
      const isKnown = last && !last.isBack && seq <= last.seq && last !== told.get(channelId);
      if (!isKnown) want(channelId, { seq, isBack: false });
    },
    markBack: (channelId, seq) => {
      const last = wanted.get(channelId);
      const isUntold = last !== undefined && last !== told.get(channelId) && (!last.isBack || last.seenBefore === true);
      want(channelId, { seq, isBack: true, seenBefore: isUntold });
    },
  };
}
