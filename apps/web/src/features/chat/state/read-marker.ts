import { wait as realWait } from './back-off.ts';
import { toChatError } from './chat-error.ts';

type Hooks = {
  send(channelId: string, seq: number): Promise<{ unread: number }>;
  /** The server's count for a mark, when no later one is under way. */
  onAnswer(channelId: string, seq: number, unread: number): void;
  everyMs?: number;
  wait?: (ms: number) => Promise<void>;
};

/** Tells the server how far I have read: only forward, at most once a second per channel, and until it has heard. */
export type ReadMarker = { mark(channelId: string, seq: number): void };

export function createReadMarker({ send, onAnswer, everyMs = 1_000, wait = realWait }: Hooks): ReadMarker {
  const wanted = new Map<string, number>();
  const told = new Map<string, number>();
  const running = new Set<string>();

  const next = (channelId: string) => {
    const seq = wanted.get(channelId);
    return seq !== undefined && seq > (told.get(channelId) ?? 0) ? seq : null;
  };

  const tell = async (channelId: string, seq: number) => {
    try {
      const { unread } = await send(channelId, seq);
      told.set(channelId, seq);
      if (wanted.get(channelId) === seq) onAnswer(channelId, seq, unread);
    } catch (error) {
      const { isUnreachable, body } = toChatError(error);
      const mayPass = isUnreachable || body.code === 'INTERNAL' || body.code === 'RATE_LIMITED';
      if (mayPass) await wait(body.retryAfterMs ?? 5 * everyMs);
      else wanted.delete(channelId);
    }
  };

  const run = async (channelId: string) => {
    running.add(channelId);
    for (let seq = next(channelId); seq !== null; seq = next(channelId)) {
      await tell(channelId, seq);
      await wait(everyMs);
    }
    running.delete(channelId);
  };

  return {
    mark: (channelId, seq) => {
      if (seq <= (wanted.get(channelId) ?? 0)) return;
      wanted.set(channelId, seq);
      if (!running.has(channelId)) void run(channelId);
    },
  };
}
