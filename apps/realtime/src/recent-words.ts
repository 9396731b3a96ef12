const keptMs = 120_000;

/** Why a session or a membership ended; null for a change that ends nothing. */
type Ending = 'signedOut' | 'deactivated' | 'expired' | null;

/**
 * What the bus said of members and sessions lately, by room. A socket that is being looked up is in no room yet: without
 * this, whoever is deactivated, taken out or added in that moment would stay as they were until the next recheck.
 */
export type RecentWords = {
  note(room: string, ending: Ending): void;
  /** What was said of a room since a moment of `performance.now()`; undefined when nothing was. */
  since(room: string, at: number): Ending | undefined;
  close(): void;
};

export function createRecentWords(): RecentWords {
  const words = new Map<string, { at: number; ending: Ending }>();
  const forget = setInterval(() => {
    const oldest = performance.now() - keptMs;
    for (const [room, { at }] of words) if (at < oldest) words.delete(room);
  }, keptMs).unref();
  return {
    note: (room, ending) => void words.set(room, { at: performance.now(), ending }),
    since: (room, at) => {
      const word = words.get(room);
      return word && word.at >= at ? word.ending : undefined;
    },
    close: () => clearInterval(forget),
  };
}
