import type { LogEvent } from '@parley/contract/server-events';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createPump } from './pump.ts';

const entry = (version: number) => ({ name: 'message.created', payload: { channelId: 'c', version } }) as unknown as LogEvent;
const upTo = (version: number, from = 1) => Array.from({ length: version - from + 1 }, (_, index) => from + index);

function pumpOver(log: { head: number }, start = 0, limit = 3) {
  const sent: number[] = [];
  const reads: { after: number; answer(): void; fail(): void }[] = [];
  const pump = createPump(start, {
    read: (after) =>
      new Promise((resolve, reject) => {
        reads.push({
          after,
          // Answers with what the log holds when the answer leaves the database.
          answer: () => resolve(upTo(Math.min(log.head, after + limit), after + 1).map(entry)),
          fail: () => reject(new Error('the database is away')),
        });
      }),
    emit: (event) => sent.push(event.payload.version),
    onReadFailed: () => {},
  });
  return { pump, sent, reads };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('pump', () => {
  test('the next entry goes out inside the call, without a read', () => {
    const { pump, sent, reads } = pumpOver({ head: 2 });
    pump.hear(1, entry(1));
    pump.hear(2, entry(2));
    expect([sent, reads.length]).toEqual([[1, 2], 0]);
  });

  test('an old entry is dropped', () => {
    const { pump, sent } = pumpOver({ head: 1 });
    pump.hear(1, entry(1));
    pump.hear(1, entry(1));
    expect(sent).toEqual([1]);
  });

  test('an entry that is missing and comes while the log is being read goes out at once, and the read adds nothing', async () => {
    const { pump, sent, reads } = pumpOver({ head: 3 });
    pump.hear(3, entry(3));
    pump.hear(1, entry(1));
    pump.hear(2, entry(2));
    expect(sent).toEqual([1, 2, 3]);
    reads[0]?.answer();
    await settle();
    expect(sent).toEqual([1, 2, 3]);
  });

  test('a failed read is made up for by the next word of the stream', async () => {
    const { pump, sent, reads } = pumpOver({ head: 2 });
    pump.hear(2);
    reads[0]?.fail();
    await settle();
    pump.hear(2);
    reads[1]?.answer();
    await vi.waitFor(() => expect(sent).toEqual([1, 2]));
  });

  test('nothing goes out after it is closed', async () => {
    const { pump, sent, reads } = pumpOver({ head: 2 });
    pump.hear(2);
    pump.close();
    reads[0]?.answer();
    await settle();
    expect(sent).toEqual([]);
  });

  test('whatever is lost, doubled, reordered, slow or failing: every entry once, in order, and all of them after a sweep', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('hear' as const), back: fc.nat({ max: 8 }), withEvent: fc.boolean() }),
      },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 5 }) }) },
      { weight: 3, arbitrary: fc.constant({ kind: 'answer' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.array(step, { maxLength: 60 }), async (start, steps) => {
        const log = { head: start };
        const { pump, sent, reads } = pumpOver(log, start);
        for (const current of steps) {
          if (current.kind === 'commit') log.head += current.count;
          if (current.kind === 'answer') reads.shift()?.answer();
          if (current.kind === 'fail') reads.shift()?.fail();
          if (current.kind === 'hear') {
            const version = log.head - current.back;
            if (version > 0) pump.hear(version, current.withEvent ? entry(version) : undefined);
          }
          await settle();
          expect(sent).toEqual(upTo(start + sent.length, start + 1));
        }
        while (pump.sent() < log.head) {
          pump.hear(log.head);
          reads.shift()?.answer();
          await settle();
        }
        expect(sent).toEqual(upTo(log.head, start + 1));
      }),
      { numRuns: 200 },
    );
  });
});
