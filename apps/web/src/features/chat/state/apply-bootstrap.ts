import type { Bootstrap } from '@parley/contract/workspace-view';
import { applyChannel, newEntry } from './apply-channel.ts';
import type { ChatCache } from './chat-cache.ts';

export function emptyCache(bootstrap: Pick<Bootstrap, 'me' | 'channels'>): ChatCache {
  return {
    myId: bootstrap.me.id,
    channels: Object.fromEntries(bootstrap.channels.map((mine) => [mine.channel.id, newEntry(mine)])),
    windows: {},
    thread: null,
  };
}

/** Takes a fresh list of my channels. `missing` are those held as mine that it leaves out: left, or joined just now. */
export function applyBootstrap<Cache extends ChatCache>(
  cache: Cache,
  bootstrap: Pick<Bootstrap, 'channels'>,
  askedAt = 0,
): { cache: Cache; missing: string[] } {
  const listed = new Set(bootstrap.channels.map(({ channel }) => channel.id));
  const missing = Object.values(cache.channels).flatMap(({ mine }) =>
    mine.isMember && !listed.has(mine.channel.id) ? [mine.channel.id] : [],
  );
  return { cache: bootstrap.channels.reduce((next, mine) => applyChannel(next, mine, askedAt), cache), missing };
}
