import type { MyChannelView } from '@parley/contract/channel-view';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { backOffMs, wait as realWait } from './back-off.ts';
import { toChatError } from './chat-error.ts';

/** More channels than this are asked for all at once. */
const singlyMax = 5;

type Hooks = {
  getChannel(channelId: string): Promise<MyChannelView>;
  getAll(): Promise<Bootstrap>;
  takeChannel(view: MyChannelView): void;
  /** Answers the channels to ask about singly, because the list leaves them out. */
  takeAll(bootstrap: Bootstrap): string[];
  onGone(channelId: string): void;
  gatherMs?: number;
  wait?: (ms: number) => Promise<void>;
};

/** Asks the server for my side of channels: what no event says. Wishes of one moment go together, one request at a time. */
export type ChannelRefresh = { ask(channelId: string, afterMs?: number): Promise<void>; askAll(): Promise<void> };

export function createChannelRefresh(hooks: Hooks): ChannelRefresh {
  const { wait = realWait, gatherMs = 200 } = hooks;
  const wanted = new Set<string>();
  let wantsAll = false;
  let running: Promise<void> | null = null;

  const askOne = async (channelId: string) => {
    try {
      hooks.takeChannel(await hooks.getChannel(channelId));
    } catch (error) {
      const { body, isUnreachable } = toChatError(error);
      if (body.code === 'NOT_FOUND' || body.code === 'FORBIDDEN') hooks.onGone(channelId);
      else if (isUnreachable) throw error;
      // Anything else is the server's trouble: the next event or reconnection asks again.
    }
  };

  const round = async () => {
    const ids = [...wanted];
    const all = wantsAll || ids.length > singlyMax;
    wanted.clear();
    wantsAll = false;
    try {
      if (all) for (const id of hooks.takeAll(await hooks.getAll())) wanted.add(id);
      // One that I look at without belonging to it is in no list.
      for (const id of all ? ids.filter((id) => wanted.has(id)) : ids) await askOne(id);
      if (all) for (const id of wanted) await askOne(id);
      if (all) wanted.clear();
    } catch (error) {
      for (const id of ids) wanted.add(id);
      wantsAll ||= all;
      throw error;
    }
  };

  const run = async () => {
    let failures = 0;
    while (wanted.size > 0 || wantsAll) {
      if (!wantsAll) await wait(gatherMs);
      try {
        await round();
        failures = 0;
      } catch {
        failures += 1;
        // After that it is an outage, and reconnecting asks for everything.
        if (failures > 3) {
          wanted.clear();
          wantsAll = false;
          return;
        }
        await wait(backOffMs(failures));
      }
    }
  };

  const start = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

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
  };
}
