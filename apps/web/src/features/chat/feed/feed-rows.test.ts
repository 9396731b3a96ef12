import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageView } from '@parley/contract/message-view';
import { feedRows } from './feed-rows.ts';

const start = new Date(2026, 10, 19, 9, 0).getTime();
const buildMessage = (seq: number, author: string, minutes: number, fields: Partial<MessageView> = {}): MessageView => ({
  id: `m${seq}`,
  channelId: 'c',
  seq,
  version: seq,
  clientId: `k${seq}`,
  author: { memberId: author, name: author },
  body: 'x',
  parentId: null,
  createdAt: new Date(start + minutes * 60_000).toISOString(),
  editedAt: null,
  deletedAt: null,
  reactions: [],
  files: [],
  mentions: [],
  replyCount: 0,
  broadcast: false,
  mentionsAll: null,
  pinnedAt: null,
  resolvedAt: null,
  extra: null,
  lastReplyAt: null,
  ...fields,
});
const rowsOf = (items: MessageView[], fields: { hasBefore?: boolean; readSeq?: number | null } = {}) =>
  feedRows({ items, pending: [], myId: 'me', hasBefore: false, readSeq: null, ...fields });

test('messages of one author within five minutes stand together', () =>
  expect(
    rowsOf([buildMessage(1, 'a', 0), buildMessage(2, 'a', 3), buildMessage(3, 'a', 9), buildMessage(4, 'b', 10)]).map(
      (row) => row.isContinuation,
    ),
  ).toEqual([false, true, false, false]));

test('a new day begins with its line', () =>
  expect(rowsOf([buildMessage(1, 'a', 0), buildMessage(2, 'a', 24 * 60)]).map(({ day }) => day !== null)).toEqual([true, true]));

test('the unread line stands once, before the first message of somebody else', () => {
  const items = [buildMessage(1, 'a', 0), buildMessage(2, 'me', 1), buildMessage(3, 'a', 2), buildMessage(4, 'a', 3)];
  expect(rowsOf(items, { readSeq: 1 }).map(({ unreadSince }) => unreadSince !== null)).toEqual([false, false, true, false]);
});

test('a pending message keeps its key when it is sent', () => {
  const sent = buildMessage(2, 'me', 1);
  const before = feedRows({ items: [buildMessage(1, 'a', 0)], pending: [sent], myId: 'me', hasBefore: false, readSeq: null });
  const after = rowsOf([buildMessage(1, 'a', 0), sent]);
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
});

test('older messages put in front change no row but the first', () => {
  const step = fc.record({ author: fc.constantFrom('a', 'b'), minutes: fc.integer({ min: 0, max: 900 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 40 }), fc.nat(), fc.nat(40), (steps, cut, readSeq) => {
      let minutes = 0;
      const items = steps.map(({ author, minutes: gap }, index) => buildMessage(index + 1, author, (minutes += gap)));
      const at = (cut % (items.length - 1)) + 1;
      const whole = rowsOf(items, { readSeq }).slice(at + 1);
      const part = rowsOf(items.slice(at), { hasBefore: true, readSeq }).slice(1);
      expect(part).toEqual(whole);
    }),
  );
});

test('the first message of those that are here wears no unread line that may belong further above', () => {
  const items = [buildMessage(5, 'a', 0), buildMessage(6, 'b', 1)];
  expect(rowsOf(items, { hasBefore: true, readSeq: 2 }).map(({ unreadSince }) => unreadSince)).toEqual([null, null]);
  expect(rowsOf(items, { hasBefore: true, readSeq: 5 }).map(({ unreadSince }) => unreadSince !== null)).toEqual([false, true]);
  expect(rowsOf(items, { readSeq: 2 }).map(({ unreadSince }) => unreadSince !== null)).toEqual([true, false]);
});

test('a message that has stood first keeps its face when one by the same author comes before it', () => {
  const items = [buildMessage(1, 'a', 0), buildMessage(2, 'a', 1), buildMessage(3, 'a', 2)];
  const rows = feedRows({ items, pending: [], myId: 'me', hasBefore: false, readSeq: null, heads: ['k2'] });
  expect(rows.map(({ isContinuation }) => isContinuation)).toEqual([false, false, true]);
});
