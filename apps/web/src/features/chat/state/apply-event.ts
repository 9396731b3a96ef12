import type { ChannelView } from '@parley/contract/channel-view';
import type { MessageView } from '@parley/contract/message-view';
import type { LogEvent, ServerEventPayload } from '@parley/contract/server-events';
import { putEntry, type ChannelEntry, type ChatCache, type MessageChange } from './chat-cache.ts';
import { isInFeed, placeMessage } from './place-message.ts';
import { countMessage, countNothing } from './unread-count.ts';

/**
 * `gap`: entries before this one are missing, ask for them with `sync`. `unknown`: a channel that this browser has not
 * heard of. `ask`: only the server can say what my side of the channel looks like now.
 */
export type Applied<Cache extends ChatCache> = { cache: Cache; outcome: 'applied' | 'old' | 'gap' | 'unknown'; ask: boolean };

/**
 * Applies one entry of a channel's log: the next one is taken, an older one dropped, a jump reported.
 * `watching` is the channel whose newest messages are before the reader's eyes: they are about to be marked as read.
 */
export function applyEvent<Cache extends ChatCache>(cache: Cache, event: LogEvent, watching: string | null = null): Applied<Cache> {
  const { channelId, version } = event.payload;
  const entry = cache.channels[channelId];
  if (!entry) return { cache, outcome: 'unknown', ask: true };
  if (version <= entry.cursor) return { cache, outcome: 'old', ask: false };
  // Which messages a purge took is known to `sync` alone.
  const hasPurged = event.name === 'channel.changed' && event.payload.hasPurged === true;
  if (version > entry.cursor + 1 || entry.isPartial || hasPurged) return { cache, outcome: 'gap', ask: false };
  const { next, ask } = applyNext({ ...entry, cursor: version }, event, cache.myId, watching);
  const change = messageChange(event);
  const applied = putEntry(cache, channelId, next);
  return { cache: change ? placeMessage(applied, change) : applied, outcome: 'applied', ask };
}

/** The part of an entry that is about a message, if any. */
export function messageChange(event: LogEvent): MessageChange | null {
  if (event.name === 'message.created')
    return { message: event.payload.message, ...(event.payload.message.parentId ? { repliedAt: event.payload.version } : {}) };
  return event.name === 'message.changed' ? { message: event.payload.message } : null;
}

function applyNext(
  entry: ChannelEntry,
  event: LogEvent,
  myId: string,
  watching: string | null,
): { next: ChannelEntry; ask: boolean } {
  switch (event.name) {
    case 'message.created': {
      const { message, version, channelId } = event.payload;
      const moved = { ...entry, mine: { ...entry.mine, channel: withMessage(entry.mine.channel, message, version) } };
      const counted = countMessage(moved, message, version, myId);
      return channelId === watching ? { next: moved, ask: counted !== moved } : { next: counted, ask: false };
    }
    case 'message.changed': {
      const { message, version } = event.payload;
      const { mine } = entry;
      const mayCount = mine.isMember && isInFeed(message) && message.author.memberId !== myId && message.seq > mine.readSeq;
      const ask =
        mayCount &&
        (message.deletedAt !== null || message.mentions.includes(myId) || message.mentionsAll !== null || mine.mentions > 0);
      return { next: { ...entry, mine: { ...mine, channel: atVersion(mine.channel, version) } }, ask };
    }
    case 'channel.changed': {
      const next = withChannel(entry, event.payload.channel, event.payload.version);
      const { isArchived, posting } = entry.mine.channel;
      // What I may do here is the server's to say.
      return { next, ask: next.mine.channel.isArchived !== isArchived || next.mine.channel.posting !== posting };
    }
    case 'channel.memberAdded':
      return { next: withChannel(entry, event.payload.channel, event.payload.version), ask: event.payload.memberId === myId };
    case 'channel.memberRemoved':
      return withoutMember(entry, event.payload, myId);
  }
}

function withoutMember(entry: ChannelEntry, payload: ServerEventPayload<'channel.memberRemoved'>, myId: string) {
  const next = withChannel(entry, payload.channel, payload.version);
  if (payload.memberId !== myId) return { next, ask: false };
  const can = {
    post: false,
    rename: false,
    archive: false,
    addMembers: false,
    removeMembers: false,
    setPosting: false,
    setLabel: false,
    join: false,
    leave: false,
  };
  return { next: countNothing({ ...next, mine: { ...next.mine, isMember: false, can } }), ask: true };
}

/** An entry may carry a channel that is ahead of it, never one behind. */
function withChannel(entry: ChannelEntry, channel: ChannelView, version: number): ChannelEntry {
  const held = entry.mine.channel;
  return { ...entry, mine: { ...entry.mine, channel: atVersion(channel.version >= held.version ? channel : held, version) } };
}

const atVersion = (channel: ChannelView, version: number): ChannelView =>
  version > channel.version ? { ...channel, version } : channel;

export function withMessage(channel: ChannelView, message: MessageView, version: number): ChannelView {
  const isLater = channel.lastMessageAt === null || message.createdAt > channel.lastMessageAt;
  return { ...atVersion(channel, version), lastMessageAt: isLater ? message.createdAt : channel.lastMessageAt };
}
