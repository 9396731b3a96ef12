import type { MyChannelView } from '@parley/contract/channel-view';
import type { MessageView } from '@parley/contract/message-view';
import type { ChannelEntry } from './chat-cache.ts';
import { nextMoment } from './moment.ts';
import { isInFeed } from './place-message.ts';

/**
 * The rule for unread counts. The server's count is the truth; a browser never sums up its messages. What is shown is
 *
 *   the server's last count + the messages created after the version at which it was taken,
 *
 * where a message counts if the server would count it: in the feed, not mine, not deleted, beyond my read mark. Whatever
 * cannot be told from an event (deletions, counts that came without a version) makes the client ask the server again.
 * My read mark goes forward and, when I mark as unread, back; on any device. So of two marks the larger is not the later:
 * a mark that differs from the one held is believed if it was asked for after the held one was heard of. Until then, and
 * while a mark of mine is on its way, it is left aside and asked for again.
 */
const unreadMax = 1_000;

/** What a created message adds. */
export function countMessage(entry: ChannelEntry, message: MessageView, version: number, myId: string): ChannelEntry {
  const { mine, counted, uncounted } = entry;
  if (!mine.isMember || version <= counted.version || !isCountable(message, mine, myId)) return entry;
  return show({ ...entry, uncounted: [...uncounted, { version, seq: message.seq, isMention: isMentioned(message, myId) }] });
}

export function isCountable(message: MessageView, mine: MyChannelView, myId: string): boolean {
  const isBeyond = message.seq > Math.max(mine.readSeq, mine.visibleFrom);
  return isInFeed(message) && message.deletedAt === null && message.author.memberId !== myId && isBeyond;
}

const isMentioned = ({ mentions, mentionsAll }: MessageView, myId: string): boolean =>
  mentions.includes(myId) || mentionsAll === 'channel';

/** The server's view of my side of a channel, which holds for the version in it. `askedAt`: the moment before it was asked for. */
export function takeCount(entry: ChannelEntry, view: MyChannelView, askedAt = 0): ChannelEntry {
  const isDoubtful = view.readSeq !== entry.mine.readSeq && askedAt <= entry.movedAt;
  const isPast = view.isMember && entry.mine.isMember && (isDoubtful || view.channel.version < entry.counted.version);
  const { isMember, can, notify, isMuted, sectionId, position, visibleFrom } = view;
  const { barrier: _former, ...held } = entry.mine;
  const barrier = view.barrier ? { barrier: view.barrier } : {};
  const mine = { ...held, isMember, can, notify, isMuted, sectionId, position, visibleFrom, ...barrier };
  if (isPast) return { ...entry, mine };
  return show({
    ...entry,
    mine: { ...mine, readSeq: view.readSeq },
    counted: { version: view.channel.version, unread: view.unread, mentions: view.mentions, readSeq: view.readSeq },
    uncounted: entry.uncounted.filter(({ version, seq }) => version > view.channel.version && seq > view.readSeq),
  });
}

/** The view was left aside for its read mark. While a mark of mine is on its way, its answer decides. */
export const isMarkElsewhere = ({ mine, movedAt }: ChannelEntry, view: MyChannelView): boolean =>
  view.isMember && mine.isMember && movedAt !== Infinity && view.readSeq !== mine.readSeq;

type LooseCount = { seq: number; unread: number; mentions: number };
type Taken = { entry: ChannelEntry; isSure: boolean };

/** A mark of another device of mine (or the echo of mine): shown when it goes forward, but only the server says what holds. */
export function takeMark(entry: ChannelEntry, count: LooseCount): Taken {
  if (entry.movedAt === Infinity || count.seq < entry.mine.readSeq) return { entry, isSure: false };
  if (count.seq === entry.mine.readSeq) return takeLooseCount(entry, count);
  return { entry: takeLooseCount({ ...entry, movedAt: nextMoment() }, count).entry, isSure: false };
}

/** The answer to the last mark of mine; without a count the server would not take it. */
export function settleMark(entry: ChannelEntry, count: LooseCount | null): Taken {
  const settled = { ...entry, movedAt: nextMoment() };
  return count?.seq === entry.mine.readSeq ? takeLooseCount(settled, count) : { entry: settled, isSure: false };
}

/**
 * A count without a version. It may or may not include what came last, so never less is shown than is known, and unless
 * all is read the server is asked for a count with a version.
 */
function takeLooseCount(entry: ChannelEntry, count: LooseCount): Taken {
  // A count with a version for this very mark: the loose one may be from before the last message.
  if (entry.counted.readSeq === count.seq) return { entry, isSure: count.unread === entry.mine.unread };
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

/** My own read mark, before the server has answered. `after` are the known messages beyond it; null if not all are known. */
export function readUpTo(entry: ChannelEntry, seq: number, after: MessageView[] | null, myId: string): ChannelEntry {
  return seq <= entry.mine.readSeq ? entry : moveTo(entry, { seq, after, myId });
}

/** As if the message with this seq, and those after it, had not been read. */
export function unreadFrom(entry: ChannelEntry, seq: number, after: MessageView[] | null, myId: string): ChannelEntry {
  const moved = moveTo(entry, { seq: seq - 1, after, myId });
  const counted = { ...moved.counted, unread: Math.max(1, moved.counted.unread) };
  return seq > entry.mine.readSeq ? entry : show(after ? moved : { ...moved, counted });
}

function moveTo(
  entry: ChannelEntry,
  { seq, after, myId }: { seq: number; after: MessageView[] | null; myId: string },
): ChannelEntry {
  const mine = { ...entry.mine, readSeq: seq };
  const uncounted = entry.uncounted.filter((message) => message.seq > seq);
  const moved = { ...entry, mine, uncounted, movedAt: Infinity };
  if (!after) return show(moved);
  const left = after.filter((message) => isCountable(message, mine, myId));
  const mentions = left.filter((message) => isMentioned(message, myId)).length;
  const mentionsUncounted = uncounted.filter(({ isMention }) => isMention).length;
  return show({
    ...moved,
    counted: {
      version: entry.counted.version,
      unread: Math.max(0, left.length - uncounted.length),
      mentions: Math.max(0, mentions - mentionsUncounted),
    },
  });
}

/** Not a member any more: nothing is unread. */
export function countNothing(entry: ChannelEntry): ChannelEntry {
  return show({ ...entry, counted: { version: entry.counted.version, unread: 0, mentions: 0 }, uncounted: [] });
}

function show(entry: ChannelEntry): ChannelEntry {
  const unread = Math.min(unreadMax, entry.counted.unread + entry.uncounted.length);
  const mentions = Math.min(unread, entry.counted.mentions + entry.uncounted.filter(({ isMention }) => isMention).length);
  return { ...entry, mine: { ...entry.mine, unread, mentions } };
}
