import { expect, test } from 'vitest';
import { newEntry } from './apply-channel.ts';
import { buildMessage, buildMine } from './testing/build-views.ts';
import { countMessage, readUpTo, settleMark, takeCount, takeMark, unreadFrom } from './unread-count.ts';

const entry = () => newEntry(buildMine({ channel: { version: 10 }, unread: 2, readSeq: 5 }));
const counted = (version: number, seq: number) => countMessage(entry(), buildMessage({ seq, version }), version, 'me');

test('what the server has counted already is not counted again', () => {
  expect(counted(10, 8).mine.unread).toBe(2);
  expect(counted(11, 8).mine.unread).toBe(3);
});

test('a count of the server keeps what came after it, and drops what it includes', () => {
  const two = countMessage(counted(11, 8), buildMessage({ seq: 9, version: 12 }), 12, 'me');
  expect(takeCount(two, buildMine({ channel: { version: 11 }, unread: 3, readSeq: 5 })).mine.unread).toBe(4);
  expect(takeCount(two, buildMine({ channel: { version: 12 }, unread: 4, readSeq: 5 })).mine.unread).toBe(4);
});

test('a count from before my read mark is about the past', () => {
  const read = readUpTo(entry(), 7, [], 'me');
  expect(takeCount(read, buildMine({ channel: { version: 10 }, unread: 2, readSeq: 5 })).mine).toMatchObject({
    unread: 0,
    readSeq: 7,
  });
});

test('reading shows at once what is left, and never moves back', () => {
  const left = [
    buildMessage({ seq: 7 }),
    buildMessage({ seq: 8 }),
    buildMessage({ seq: 9, author: { memberId: 'me', name: 'Me' } }),
  ];
  const read = readUpTo(entry(), 7, left, 'me');
  expect(read.mine).toMatchObject({ readSeq: 7, unread: 1 });
  expect(readUpTo(read, 6, left, 'me')).toBe(read);
});

test('what another device of mine has read is read here at once, and then asked for', () => {
  const { entry: read, isSure } = takeMark(counted(11, 8), { seq: 8, unread: 0, mentions: 0 });
  expect(read.mine).toMatchObject({ readSeq: 8, unread: 0 });
  expect(isSure).toBe(false);
});

test('a count without a version never hides a message that is known, and is checked', () => {
  const { entry: read, isSure } = settleMark(readUpTo(counted(11, 8), 7, null, 'me'), { seq: 7, unread: 0, mentions: 0 });
  expect(read.mine.unread).toBe(1);
  expect(isSure).toBe(false);
});

test('the late answer to a mark does not take away what the server has counted for that mark since, and is checked', () => {
  const read = readUpTo(entry(), 7, [], 'me');
  const since = takeCount(read, buildMine({ channel: { version: 11 }, unread: 1, mentions: 1, readSeq: 7 }));
  const { entry: settled, isSure } = settleMark(since, { seq: 7, unread: 0, mentions: 0 });
  expect(settled.mine).toMatchObject({ unread: 1, mentions: 1 });
  expect(isSure).toBe(false);
});

test('a smaller mark of another device may be an older one or a mark as unread: only a later answer tells', () => {
  const held = { ...entry(), movedAt: 4 };
  const view = buildMine({ channel: { version: 10 }, unread: 4, readSeq: 3 });
  expect(takeMark(held, { seq: 3, unread: 4, mentions: 0 })).toEqual({ entry: held, isSure: false });
  expect(takeCount(held, view, 4).mine.readSeq).toBe(5);
  expect(takeCount(held, view, 5).mine).toMatchObject({ readSeq: 3, unread: 4 });
});

test('marking as unread shows at once what is unread again, and leaves messages that I see anew unread', () => {
  const read = readUpTo(entry(), 9, [], 'me');
  const after = [buildMessage({ seq: 8 }), buildMessage({ seq: 9, author: { memberId: 'me', name: 'Me' } })];
  expect(unreadFrom(read, 8, after, 'me').mine).toMatchObject({ readSeq: 7, unread: 1 });
  expect(unreadFrom(read, 8, null, 'me').mine).toMatchObject({ readSeq: 7, unread: 1 });
});
