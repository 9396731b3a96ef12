import type { MyChannelView } from '@parley/contract/channel-view';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { backOffMs, wait as realWait } from './back-off.ts';
import { toChatError } from './chat-error.ts';
import { nextMoment } from './moment.ts';

/** More channels than this are asked for all at once. */
const singlyMax = 5;

type Hooks = {
  getChannel(channelId: string): Promise<MyChannelView>;
  getAll(): Promise<Bootstrap>;
  /** `askedAt` is the moment before the question. */
  takeChannel(view: MyChannelView, askedAt: number): void;
  /** Answers the channels to ask about singly, because the list leaves them out. */
  takeAll(bootstrap: Bootstrap, askedAt: number): string[];
  onGone(channelId: string): void;
  /** False while there is no way to the server: wishes are kept until `resume`. */
  isActive(): boolean;
  gatherMs?: number;
  wait?: (ms: number) => Promise<void>;
};

/** Asks the server for my side of channels: what no event says. Wishes of one moment go together, one request at a time. */
export type ChannelRefresh = {
  ask(channelId: string, afterMs?: number): Promise<void>;
  askAll(): Promise<void>;
  resume(): Promise<void>;
};

export function createChannelRefresh(hooks: Hooks): ChannelRefresh {
  const { wait = realWait, gatherMs = 200 } = hooks;
  const wanted = new Set<string>();
  let wantsAll = false;
  let running: Promise<void> | null = null;

  const askOne = async (channelId: string) => {
    try {
      const askedAt = nextMoment();
      hooks.takeChannel(await hooks.getChannel(channelId), askedAt);
    } catch (error) {
      const { body, isUnreachable } = toChatError(error);
      if (body.code === 'NOT_FOUND' || body.code === 'FORBIDDEN') hooks.onGone(channelId);
      else if (isUnreachable) throw error;
      // Anything else is the server's trouble: the next event or reconnection asks again.
    }
  };

  /** Answers those to ask about singly: in no list is one that I look at without belonging to it. */
  const askForList = async (ids: string[]) => {
    const askedAt = nextMoment();
    const bootstrap = await hooks.getAll();
    const missing = hooks.takeAll(bootstrap, askedAt);
    const listed = new Set(bootstrap.channels.map(({ channel }) => channel.id));
    return new Set([...missing, ...ids.filter((id) => !listed.has(id))]);
  };

  const round = async () => {
    const ids = [...wanted];
    const all = wantsAll || ids.length > singlyMax;
    wanted.clear();
    wantsAll = false;
    try {
      for (const id of all ? await askForList(ids) : ids) await askOne(id);
    } catch (error) {
      for (const id of ids) wanted.add(id);
      wantsAll ||= all;
      throw error;
    }
  };

  const run = async () => {
    await Promise.resolve();
    let failures = 0;
    try {
      while ((wanted.size > 0 || wantsAll) && hooks.isActive()) {
        if (!wantsAll) await wait(gatherMs);
        try {
          await round();
          failures = 0;
        } catch {
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
    ask: async (channelId, afterMs = 0) => {
      if (afterMs > 0) await wait(afterMs);
      wanted.add(channelId);
      return start();
    },
    askAll: () => {
      wantsAll = true;
      return start();
    },
    resume: start,
  };
}
