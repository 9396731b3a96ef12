import type { SyncAnswer } from '@parley/contract/client-events';
import { putEntry, type ChannelEntry, type ChatCache, type MessageChange } from './chat-cache.ts';
import { withMessage } from './apply-event.ts';
import { isInFeed, placeMessage } from './place-message.ts';

type SyncPart = SyncAnswer['channels'][string];

/**
 * Merges what `sync` answered: present states, so no event needs replaying, and no reply is counted twice. `changes` are
 * its messages; `ask` names the channels whose unread count or abilities only the server can tell now.
 */
export function applySync<Cache extends ChatCache>(
  cache: Cache,
  answer: SyncAnswer,
): { cache: Cache; changes: MessageChange[]; ask: string[] } {
  let next = cache;
  const changes: MessageChange[] = [];
  const ask: string[] = [];
  for (const [channelId, part] of Object.entries(answer.channels)) {
    const entry = next.channels[channelId];
    if (!entry) continue;
    next = putEntry(next, channelId, applyPart(entry, part));
    for (const message of part.messages) {
      const change = { message };
      changes.push(change);
      next = placeMessage(next, change);
    }
    if (mustAsk(entry, part, cache.myId)) ask.push(channelId);
  }
  return { cache: next, changes, ask };
}

function applyPart(entry: ChannelEntry, part: SyncPart): ChannelEntry {
  const held = entry.mine.channel;
  const base = part.channel && part.channel.version >= held.version ? part.channel : held;
  const channel = part.messages.reduce((view, message) => withMessage(view, message, 0), base);
  const version = Math.max(channel.version, part.version);
  // An answer from before the cursor says nothing about what lies beyond it.
  const position = part.version >= entry.cursor ? { cursor: part.version, isPartial: !part.complete } : {};
  return { ...entry, ...position, mine: { ...entry.mine, channel: { ...channel, version } } };
}

function mustAsk({ mine, cursor }: ChannelEntry, part: SyncPart, myId: string): boolean {
  if (part.version <= cursor) return false;
  if (part.channel) return true;
  return part.messages.some((message) => isInFeed(message) && message.author.memberId !== myId && message.seq > mine.readSeq);
}
