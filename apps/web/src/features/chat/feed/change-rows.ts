import type { ChannelChange } from '@parley/contract/channel-change';
import type { FeedRow, PendingLike } from './feed-rows.ts';

/**
 * The rows of a feed with what was changed about its channel among them, by their time. Only those that belong between messages that
 * are here: what came before the first or after the last one is shown when its neighbours are.
 */
export function withChanges<Pending extends PendingLike>(
  rows: FeedRow<Pending>[],
  changes: readonly ChannelChange[],
  { hasBefore, hasAfter }: { hasBefore: boolean; hasAfter: boolean },
): FeedRow<Pending>[] {
  const waiting = changes.map((change) => ({ change, at: Date.parse(change.at) }));
  const placed: FeedRow<Pending>[] = [];
  let isFirst = hasBefore;
  for (const row of rows) {
    const until = row.kind === 'message' ? Date.parse(row.message.createdAt) : row.kind === 'pending' ? Infinity : -Infinity;
    const due = waiting.splice(0, waiting.findLastIndex(({ at }) => at < until) + 1);
    const shown = isFirst ? [] : due;
    placed.push(...shown.map(({ change }) => changeRow(change)), shown.length > 0 ? { ...row, isContinuation: false } : row);
    if (row.kind !== 'start') isFirst = false;
  }
  return hasAfter ? placed : [...placed, ...waiting.map(({ change }) => changeRow(change))];
}

const changeRow = (change: ChannelChange) =>
  ({ kind: 'changed', key: `change ${change.version}`, change, day: null, unreadSince: null, isContinuation: false }) as const;
