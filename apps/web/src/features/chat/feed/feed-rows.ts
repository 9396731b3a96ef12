import type { ChannelChange } from '@parley/contract/channel-change';
import type { MessageView } from '@parley/contract/message-view';
import { dayKey } from '@/lib/format-time';

/** What grouping must know of a message that is still on its way. */
export type PendingLike = { clientId: string; createdAt: string };

export type FeedRow<Pending extends PendingLike> = {
  /** Stays the same when a pending message becomes a sent one, so that its row is not drawn anew. */
  key: string;
  /** Set on the first message of a day: the row carries its day line, rather than the line being a row of its own. */
  day: string | null;
  /** Set on the first unread message: when it was written. */
  unreadSince: string | null;
  /** Follows a message of the same author closely enough to go without face and name. */
  isContinuation: boolean;
} & (
  | { kind: 'message'; message: MessageView }
  | { kind: 'pending'; pending: Pending }
  | { kind: 'changed'; change: ChannelChange }
  | { kind: 'start' }
);

/** Stands before the first message of a channel and says what the place is for. */
export const startRow = { kind: 'start', key: 'start', day: null, unreadSince: null, isContinuation: false } as const;

type Input<Pending> = {
  items: readonly MessageView[];
  pending: readonly Pending[];
  myId: string;
  hasBefore: boolean;
  /** The first message above this `seq` wears the unread line, once it is certain which one that is; null for none. */
  readSeq: number | null;
  /** Keys of messages that have stood first: they keep their face and name when older ones arrive. */
  heads?: readonly string[];
};

const closeTogetherMs = 5 * 60_000;

/**
 * The rows of a feed, in order. A row never changes because older messages arrive before it, save the very first: it
 * goes without a day line until what precedes it is known. That keeps the virtual list still when a page is put in front;
 * so does the unread line, which stands between two messages and not above the first of those that happen to be here.
 */
export function feedRows<Pending extends PendingLike>({
  items,
  pending,
  myId,
  hasBefore,
  readSeq,
  heads = [],
}: Input<Pending>): FeedRow<Pending>[] {
  const rows: FeedRow<Pending>[] = [];
  let previous: { authorId: string; createdAt: string; isPlain: boolean } | null = null;
  const isLineAbove = hasBefore && readSeq !== null && (items[0]?.seq ?? 0) > readSeq;
  let isLineDrawn = readSeq === null || isLineAbove;

  const place = (key: string, entry: { authorId: string; createdAt: string; isPlain: boolean }, isFirstUnread: boolean) => {
    const startsDay = previous ? dayKey(previous.createdAt) !== dayKey(entry.createdAt) : !hasBefore;
    const isContinuation =
      !startsDay &&
      !isFirstUnread &&
      !heads.includes(key) &&
      previous !== null &&
      previous.isPlain &&
      entry.isPlain &&
      previous.authorId === entry.authorId &&
      Date.parse(entry.createdAt) - Date.parse(previous.createdAt) < closeTogetherMs;
    previous = entry;
    return { key, day: startsDay ? entry.createdAt : null, unreadSince: isFirstUnread ? entry.createdAt : null, isContinuation };
  };

  for (const message of items) {
    const isFirstUnread = !isLineDrawn && readSeq !== null && message.seq > readSeq && message.author.memberId !== myId;
    if (isFirstUnread) isLineDrawn = true;
    const entry = {
      authorId: message.author.memberId,
      createdAt: message.createdAt,
      isPlain: message.deletedAt === null && !message.extra?.label,
    };
    rows.push({ kind: 'message', message, ...place(message.clientId, entry, isFirstUnread) });
  }
  for (const waiting of pending)
    rows.push({
      kind: 'pending',
      pending: waiting,
      ...place(waiting.clientId, { authorId: myId, createdAt: waiting.createdAt, isPlain: true }, false),
    });
  return rows;
}
