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
  const answered: number[] = [];
  const marker = createReadMarker({
    send: async (_channelId, seq) => {
      sent.push(seq);
      return answer(sent.length);
    },
    onAnswer: (_channelId, seq) => answered.push(seq),
  });
  return { sent, answered, marker };
}

test('marks only go forward, and a hurry of them goes as its first and its last', async () => {
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
  const { sent, marker } = build(() => {
    throw new ChatError({ code: 'NOT_FOUND', message: 'Gone.' });
  });
  marker.mark('a', 5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([5]);
});
