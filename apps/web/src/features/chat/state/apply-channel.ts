import type { MyChannelView } from '@parley/contract/channel-view';
import { isTracked, putEntry, without, type ChannelEntry, type ChatCache } from './chat-cache.ts';
import { loadingWindow } from './message-pages.ts';
import { takeCount } from './unread-count.ts';

export const newEntry = (mine: MyChannelView, cursor = mine.channel.version): ChannelEntry => ({
  mine,
  cursor,
  since: cursor,
  isPartial: false,
  counted: { version: mine.channel.version, unread: mine.unread, mentions: mine.mentions },
  uncounted: [],
  movedAt: 0,
});

/**
 * Takes the server's view of a channel and of my side of it. Where no messages are held the cursor may jump to it;
 * otherwise the entries in between still have to come, or the messages held would miss them. `askedAt`: see `takeCount`.
 */
export function applyChannel<Cache extends ChatCache>(cache: Cache, view: MyChannelView, askedAt = 0): Cache {
  const { id, version } = view.channel;
  const held = cache.channels[id];
  if (!held) {
    const window = cache.windows[id];
    return putEntry(cache, id, newEntry(view, window?.status === 'ready' ? Math.min(version, window.version) : version));
  }
  const counted = takeCount(held, view, askedAt);
  const channel = version >= held.mine.channel.version ? view.channel : held.mine.channel;
  const mayJump = version >= held.cursor && !isTracked(cache, id);
  const position = mayJump ? { cursor: version, since: version, isPartial: false } : {};
  return putEntry(cache, id, { ...counted, ...position, mine: { ...counted.mine, channel } });
}

/** Forgets a channel that is out of sight, with all that was held of it. Where it is open it says so. */
export function dropChannel<Cache extends ChatCache>(cache: Cache, channelId: string): Cache {
  const gone = { code: 'NOT_FOUND' as const, message: 'This conversation is not there any more, or you do not belong to it.' };
  const closed = cache.windows[channelId] ? { [channelId]: { ...loadingWindow(null), status: 'error' as const, error: gone } } : {};
  return {
    ...cache,
    channels: without(cache.channels, channelId),
    windows: { ...cache.windows, ...closed },
    thread: cache.thread?.channelId === channelId ? null : cache.thread,
  };
}
