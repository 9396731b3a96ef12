import type { SyncAnswer } from '@parley/contract/client-events';
import { limits } from '@parley/contract/limits';
import { backOffMs, wait as realWait } from './back-off.ts';

/** After so many full answers for one channel its window is fetched anew instead: that costs one page, however far behind. */
const roundsMax = 5;

type Hooks = {
  sync(channels: Record<string, number>): Promise<SyncAnswer>;
  /** Where this browser stands in a channel; undefined if it does not know the channel (any more). */
  cursor(channelId: string): number | undefined;
  apply(answer: SyncAnswer): void;
  /** The server left it out: not a member, or gone. */
  onMissing(channelId: string): void;
  onFarBehind(channelId: string): Promise<void>;
  /** False while there is no way to the server: what is left is asked for by the next `request`. */
  isActive(): boolean;
  wait?: (ms: number) => Promise<void>;
};

/** Brings channels up to the head of their logs, one request at a time, asking until every answer is complete. */
export type CatchUp = {
  /** Asks for these channels, even if an answer for them is on its way that may be older than the wish. */
  request(channelIds: string[]): Promise<void>;
  /** As above, for a gap: an answer on its way may well fill it, and the inbox looks again when it is there. */
  heal(channelId: string): void;
};

export function createCatchUp(hooks: Hooks): CatchUp {
  const { wait = realWait } = hooks;
  const wanted = new Set<string>();
  let inFlight = new Set<string>();
  const rounds = new Map<string, number>();
  let running: Promise<void> | null = null;
  let failures = 0;

  const take = (): Record<string, number> => {
    const channels: Record<string, number> = {};
    let count = 0;
    for (const channelId of wanted) {
      if (count === limits.syncChannels) break;
      wanted.delete(channelId);
      const cursor = hooks.cursor(channelId);
      if (cursor === undefined) continue;
      channels[channelId] = cursor;
      count += 1;
    }
    return channels;
  };

  const settle = async (asked: Record<string, number>, answer: SyncAnswer) => {
    let hasMoved = false;
    for (const [channelId, cursor] of Object.entries(asked)) {
      const part = answer.channels[channelId];
      if (!part) hooks.onMissing(channelId);
      if (!part || part.complete) {
        rounds.delete(channelId);
        hasMoved = true;
        continue;
      }
      if (part.version > cursor) {
        hasMoved = true;
        rounds.set(channelId, (rounds.get(channelId) ?? 0) + 1);
      }
      if ((rounds.get(channelId) ?? 0) < roundsMax) wanted.add(channelId);
      else {
        rounds.delete(channelId);
        await hooks.onFarBehind(channelId);
      }
    }
    if (!hasMoved) await wait(1_000);
  };

  const run = async () => {
    await Promise.resolve();
    try {
      while (wanted.size > 0 && hooks.isActive()) {
        const asked = take();
        const ids = Object.keys(asked);
        if (ids.length === 0) continue;
        inFlight = new Set(ids);
        try {
          const answer = await hooks.sync(asked);
          failures = 0;
          inFlight = new Set();
          hooks.apply(answer);
          await settle(asked, answer);
        } catch {
          inFlight = new Set();
          for (const id of ids) wanted.add(id);
          failures += 1;
          if (hooks.isActive()) await wait(backOffMs(failures));
        }
      }
    } finally {
      // In the same moment as the last look at `wanted`, so that no wish falls in between.
      running = null;
    }
  };

  const start = (): Promise<void> => (running ??= run());

  return {
    request: (channelIds) => {
      for (const id of channelIds) wanted.add(id);
      return start();
    },
    heal: (channelId) => {
      if (inFlight.has(channelId)) return;
      wanted.add(channelId);
      void start();
    },
  };
}
