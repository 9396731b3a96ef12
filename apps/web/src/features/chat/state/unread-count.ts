import type { MyChannelView } from '@parley/contract/channel-view';
import type { MessageView } from '@parley/contract/message-view';
import type { ChannelEntry } from './chat-cache.ts';

/**
 * The rule for unread counts. The server's count is the truth; a browser never sums up its messages. What is shown is
 *
 *   the server's last count + the messages created after the version at which it was taken,
 *
 * where a message counts if the server would count it: top level, not mine, not deleted, beyond my read mark. Whatever
 * cannot be told from an event (deletions, counts that came without a version) makes the client ask the server again.
 * A view with an older read mark than mine is about the past: its count is left aside, the answer to the mark follows.
 */
const unreadMax = 1_000;

/** What a created message adds. */
export function countMessage(entry: ChannelEntry, message: MessageView, version: number, myId: string): ChannelEntry {
  const { mine, counted, uncounted } = entry;
  if (!mine.isMember || version <= counted.version || !isCountable(message, mine, myId)) return entry;
  return show({ ...entry, uncounted: [...uncounted, { version, seq: message.seq, isMention: message.mentions.includes(myId) }] });
}

export function isCountable(message: MessageView, mine: MyChannelView, myId: string): boolean {
  return message.parentId === null && message.deletedAt === null && message.author.memberId !== myId && message.seq > mine.readSeq;
}

/** The server's view of my side of a channel, which holds for the version in it. */
export function takeCount(entry: ChannelEntry, view: MyChannelView): ChannelEntry {
  const isPast =
    view.isMember && entry.mine.isMember && (view.readSeq < entry.mine.readSeq || view.channel.version < entry.counted.version);
  const mine = { ...entry.mine, isMember: view.isMember, can: view.can };
  if (isPast) return { ...entry, mine };
  return show({
    ...entry,
    mine: { ...mine, readSeq: view.readSeq },
    counted: { version: view.channel.version, unread: view.unread, mentions: view.mentions },
    uncounted: entry.uncounted.filter(({ version, seq }) => version > view.channel.version && seq > view.readSeq),
  });
}

/**
 * A count without a version: the answer to a read mark, or that of another device of mine. It may or may not include what
 * came last, so never less is shown than is known, and unless all is read the server is asked for a count with a version.
 */
export function takeLooseCount(
  entry: ChannelEntry,
  count: { seq: number; unread: number; mentions: number },
): { entry: ChannelEntry; isSure: boolean } {
  if (count.seq < entry.mine.readSeq) return { entry, isSure: true };
  const uncounted = entry.uncounted.filter(({ seq }) => seq > count.seq);
  const next = show({
    ...entry,
    mine: { ...entry.mine, readSeq: count.seq },
    counted: {
      version: entry.counted.version,
      unread: Math.max(0, count.unread - uncounted.length),
      mentions: Math.max(0, count.mentions - uncounted.filter(({ isMention }) => isMention).length),
    },
    uncounted,
  });
  return { entry: next, isSure: count.unread === 0 && uncounted.length === 0 };
}

/** My own read mark, before the server has answered. `unreadAfter` are the known messages beyond it; null if not all are known. */
export function readUpTo(entry: ChannelEntry, seq: number, unreadAfter: MessageView[] | null, myId: string): ChannelEntry {
  if (seq <= entry.mine.readSeq) return entry;
  const mine = { ...entry.mine, readSeq: seq };
  const uncounted = entry.uncounted.filter((message) => message.seq > seq);
  if (!unreadAfter) return show({ ...entry, mine, uncounted });
  const left = unreadAfter.filter((message) => isCountable(message, mine, myId));
  const mentions = left.filter((message) => message.mentions.includes(myId)).length;
  const mentionsUncounted = uncounted.filter(({ isMention }) => isMention).length;
  return show({
    ...entry,
    mine,
    counted: {
      version: entry.counted.version,
      unread: Math.max(0, left.length - uncounted.length),
      mentions: Math.max(0, mentions - mentionsUncounted),
    },
    uncounted,
  });
}

/** Not a member any more: nothing is unread. */
export function countNothing(entry: ChannelEntry): ChannelEntry {
  return show({ ...entry, counted: { ...entry.counted, unread: 0, mentions: 0 }, uncounted: [] });
}

function show(entry: ChannelEntry): ChannelEntry {
  const unread = Math.min(unreadMax, entry.counted.unread + entry.uncounted.length);
  const mentions = Math.min(unread, entry.counted.mentions + entry.uncounted.filter(({ isMention }) => isMention).length);
  return { ...entry, mine: { ...entry.mine, unread, mentions } };
}
