import { expect, test, vi } from 'vitest';
import { sendQueue } from './send-queue.ts';

const options = { lingerMs: 0, maxBytes: 20, maxQueuedBytes: 100, attempts: 2 };

test('what comes together goes together, in order, within the size of a batch', async () => {
  const sent: string[] = [];
  const queue = sendQueue(async (batch) => void sent.push(batch), options);
  for (const n of [1, 2, 3, 4, 5, 6]) queue.push(`"item${n}"`);
  await queue.close();
  expect(sent.flatMap((batch) => JSON.parse(batch) as string[])).toEqual(['item1', 'item2', 'item3', 'item4', 'item5', 'item6']);
  expect(sent.every((batch) => batch.length <= 20)).toBe(true);
  expect(sent.length).toBe(3);
});

test('while sending fails, the queue stays within its bound and the newest survive', async () => {
  const sent: string[] = [];
  let isDown = true;
  const queue = sendQueue(
    async (batch) => {
      if (isDown) throw new Error('down');
      sent.push(batch);
    },
    { ...options, attempts: 1_000 },
  );
  for (let n = 0; n < 5_000; n += 1) queue.push(String(n).padStart(5, '1'));
  isDown = false;
  await vi.waitFor(() => expect(sent.join('')).toContain('14999'), { timeout: 5_000 });
  expect(sent.flatMap((batch) => JSON.parse(batch) as number[]).length).toBeLessThan(40);
  await queue.close();
});

test('a batch that cannot be sent is given up, and the next one goes', async () => {
  const tried: string[] = [];
  const queue = sendQueue(
    async (batch) => {
      tried.push(batch);
      if (batch.includes('bad')) throw new Error('refused');
    },
    { ...options, maxBytes: 8 },
  );
  queue.push('"bad"');
  queue.push('"good"');
  await vi.waitFor(() => expect(tried.at(-1)).toBe('["good"]'));
  expect(tried.filter((batch) => batch.includes('bad')).length).toBe(2);
  await queue.close();
});
