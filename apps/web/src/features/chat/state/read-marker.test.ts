import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatError, unreachable } from './chat-error.ts';
import { createReadMarker } from './read-marker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function build(answer: (call: number) => { unread: number } = () => ({ unread: 0 })) {
  const sent: number[] = [];
  const answered: (number | null)[] = [];
  const marker = createReadMarker({
    send: async (_channelId, { seq, isBack }) => {
      sent.push(isBack ? -seq : seq);
      return answer(sent.length);
    },
    onAnswer: (_channelId, { seq }, unread) => answered.push(unread === null ? null : seq),
  });
  return { sent, answered, marker };
}

test('seeing only goes forward, and a hurry of marks goes as its first and its last', async () => {
  const { sent, answered, marker } = build();
  for (const seq of [5, 3, 6, 7, 9, 8]) marker.mark('a', seq);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([5, 9]);
  expect(answered).toEqual([9]);
});

test('the server hears it, however long that takes', async () => {
  const { sent, answered, marker } = build((call) => {
    if (call < 4) throw unreachable();
    return { unread: 0 };
  });
  marker.mark('a', 5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([5, 5, 5, 5]);
  expect(answered).toEqual([5]);
});

test('where I am not a member any more it gives up', async () => {
  const { sent, answered, marker } = build(() => {
    throw new ChatError({ code: 'NOT_FOUND', message: 'Gone.' });
  });
  marker.mark('a', 5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([5]);
  expect(answered).toEqual([null]);
});

test('a mark as unread goes after the marks before it, and does not keep a later one from going', async () => {
  const { sent, marker } = build();
  marker.mark('a', 9);
  marker.markBack('a', 4);
  await vi.advanceTimersByTimeAsync(5_000);
  marker.mark('a', 9);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([9, -4, 9]);
});

test('what was seen before a message is read, though the mark that said so was still to be told', async () => {
  const { sent, answered, marker } = build();
  marker.mark('a', 5);
  await vi.advanceTimersByTimeAsync(100);
  marker.mark('a', 9);
  marker.markBack('a', 8);
  marker.markBack('a', 7);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([5, 6, -7]);
  expect(answered).toEqual([5, 7]);
});
