import type { FeedRow, PendingLike } from './feed-rows.ts';
import { countLines, foldedLines, isLongText, isOpened, lineHeight } from '../message/long-text.ts';
import { pictureBox } from '../message/picture-box.ts';

const snippetLines = 12;
const startHeight = 132;
const changedHeight = 32;

/** A row's height before it has been drawn. The nearer, the less the scroll bar moves while one reads back. */
export function estimateRow<Pending extends PendingLike & { body: string }>(row: FeedRow<Pending>): number {
  if (row.kind === 'start') return startHeight;
  if (row.kind === 'changed') return changedHeight;
  const body = row.kind === 'message' ? row.message.body : row.pending.body;
  const message = row.kind === 'message' ? row.message : null;
  const isFolded = isLongText(body) && !isOpened(row.key);
  const lines = Math.min(countLines(body), message?.extra?.snippet ? snippetLines : isFolded ? foldedLines + 1 : Infinity);
  const extra = message?.extra;
  const cards =
    (extra?.poll ? 96 + extra.poll.options.length * 42 : 0) +
    (extra?.snippet ? 100 : 0) +
    (extra?.ack ? 48 : 0) +
    (extra?.forward ? 56 : 0);
  const files = (message?.files ?? []).reduce(
    (sum, { width, height }) => sum + (width && height ? pictureBox(width, height).height : 64) + 8,
    0,
  );
  return (
    (row.isContinuation ? 6 : 32) +
    (body ? lines * lineHeight : 0) +
    files +
    cards +
    (message?.reactions.length ? 32 : 0) +
    (message?.replyCount ? 28 : 0) +
    (row.day || row.unreadSince ? 40 : 0)
  );
}
