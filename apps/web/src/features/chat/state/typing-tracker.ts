const tellEveryMs = 3_000;
const lastsMs = 6_000;

/** Who is writing where. My own typing is told at most every 3 seconds; that of others fades 6 seconds after its last word. */
export type TypingTracker = {
  /** True when the server should be told now. */
  shouldTell(channelId: string): boolean;
  heard(channelId: string, memberId: string): void;
  /** A message came: they are done writing it. */
  done(channelId: string, memberId: string): void;
  /** My own message went: the next one is told about at once. */
  sent(channelId: string): void;
  stop(): void;
};

export function createTypingTracker(
  onChange: (channelId: string, memberIds: string[]) => void,
  now: () => number = Date.now,
): TypingTracker {
  const toldAt = new Map<string, number>();
  const writing = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();

  const tell = (channelId: string) => onChange(channelId, [...(writing.get(channelId)?.keys() ?? [])]);
  const end = (channelId: string, memberId: string) => {
    const people = writing.get(channelId);
    const timer = people?.get(memberId);
    if (!people || timer === undefined) return;
    clearTimeout(timer);
    people.delete(memberId);
    if (people.size === 0) writing.delete(channelId);
    tell(channelId);
  };

  return {
    shouldTell: (channelId) => {
      if (now() - (toldAt.get(channelId) ?? -Infinity) < tellEveryMs) return false;
      toldAt.set(channelId, now());
      return true;
    },
    heard: (channelId, memberId) => {
      const people = writing.get(channelId) ?? new Map<string, ReturnType<typeof setTimeout>>();
      writing.set(channelId, people);
      const isNew = !people.has(memberId);
      clearTimeout(people.get(memberId));
      people.set(
        memberId,
        setTimeout(() => end(channelId, memberId), lastsMs),
      );
      if (isNew) tell(channelId);
    },
    done: end,
    sent: (channelId) => {
      toldAt.delete(channelId);
    },
    stop: () => {
      for (const people of writing.values()) for (const timer of people.values()) clearTimeout(timer);
      writing.clear();
    },
  };
}
