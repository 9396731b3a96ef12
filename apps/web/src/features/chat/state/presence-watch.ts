import { limits } from '@parley/contract/limits';

const gatherMs = 150;

/** Whom somebody has on screen. Counted per person, told to the server as one whole set when it has changed. */
export type PresenceWatch = {
  watch(memberIds: string[]): () => void;
  /** Says it again: on a new connection, or because nothing is pushed while polling. */
  repeat(): void;
  stop(): void;
};

export function createPresenceWatch(send: (memberIds: string[]) => Promise<unknown>): PresenceWatch {
  const counts = new Map<string, number>();
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    // Those who came on screen last matter most.
    const memberIds = [...counts.keys()].slice(-limits.presenceWatch).toSorted();
    const key = memberIds.join();
    if (key === told) return;
    told = key;
    send(memberIds).catch(() => {
      if (told === key) told = '';
    });
  };
  const soon = () => {
    timer ??= setTimeout(flush, gatherMs);
  };

  return {
    watch: (memberIds) => {
      for (const id of memberIds) counts.set(id, (counts.get(id) ?? 0) + 1);
      soon();
      let isWatching = true;
      return () => {
        if (!isWatching) return;
        isWatching = false;
        for (const id of memberIds) {
          const left = (counts.get(id) ?? 0) - 1;
          if (left > 0) counts.set(id, left);
          else counts.delete(id);
        }
        soon();
      };
    },
    repeat: () => {
      told = '';
      if (counts.size > 0) soon();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
