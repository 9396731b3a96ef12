import type { MyChannelView } from '@parley/contract/channel-view';
import { isTracked, putEntry, without, type ChannelEntry, type ChatCache } from './chat-cache.ts';
import { takeCount } from './unread-count.ts';

export const newEntry = (mine: MyChannelView): ChannelEntry => ({
  mine,
  cursor: mine.channel.version,
  counted: { version: mine.channel.version, unread: mine.unread, mentions: mine.mentions },
  uncounted: [],
});

/**
 * Takes the server's view of a channel and of my side of it. Where no messages are held the cursor may jump to it;
 * otherwise the entries in between still have to come, or the messages held would miss them.
 */
export function applyChannel<Cache extends ChatCache>(cache: Cache, view: MyChannelView): Cache {
  const { id, version } = view.channel;
  const held = cache.channels[id];
  if (!held) return putEntry(cache, id, newEntry(view));
  const counted = takeCount(held, view);
  const channel = version >= held.mine.channel.version ? view.channel : held.mine.channel;
  const cursor = isTracked(cache, id) ? held.cursor : Math.max(held.cursor, version);
  return putEntry(cache, id, { ...counted, cursor, mine: { ...counted.mine, channel } });
}

/** Forgets a channel that is out of sight, with all that was held of it. */
export function dropChannel<Cache extends ChatCache>(cache: Cache, channelId: string): Cache {
  return {
    ...cache,
    channels: without(cache.channels, channelId),
    windows: without(cache.windows, channelId),
    thread: cache.thread?.channelId === channelId ? null : cache.thread,
  };
}
