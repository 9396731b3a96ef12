import { setTimeout as sleep } from 'node:timers/promises';

export type SendQueueOptions = {
  /** How long the first of a batch waits for company. */
  lingerMs: number;
  /** Most bytes of a batch, its brackets and commas included. */
  maxBytes: number;
  /** Beyond this the older half is dropped: while the bus is down nothing may grow. */
  maxQueuedBytes: number;
  /** How often one batch is tried before it is given up. */
  attempts: number;
};

export type SendQueue = { push(text: string): void; close(): Promise<void> };

/** Gathers JSON texts into arrays and sends them one batch at a time, in order; what cannot be sent in time is lost. */
export function sendQueue(send: (batch: string) => Promise<void>, options: SendQueueOptions): SendQueue {
  let waiting: { text: string; bytes: number }[] = [];
  let waitingBytes = 0;
  let isClosed = false;
  let running: Promise<void> | undefined;

  const dropOlderHalf = () => {
    for (const item of waiting.splice(0, Math.floor(waiting.length / 2))) waitingBytes -= item.bytes;
  };

  const takeBatch = (): string => {
    let bytes = 2;
    let count = 0;
    for (const item of waiting) {
      if (count > 0 && bytes + item.bytes + 1 > options.maxBytes) break;
      bytes += item.bytes + 1;
      count += 1;
    }
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const item of taken) waitingBytes -= item.bytes;
    return `[${taken.map((item) => item.text).join(',')}]`;
  };

  const trySend = async (batch: string) => {
    for (let attempt = 0; attempt < options.attempts; attempt += 1) {
      try {
        return await send(batch);
      } catch {
        if (isClosed) return;
        await sleep(Math.min(1_000, 50 * 2 ** attempt));
      }
    }
  };

  const run = async () => {
    await (options.lingerMs > 0 ? sleep(options.lingerMs) : new Promise(setImmediate));
    while (waiting.length > 0) await trySend(takeBatch());
    running = undefined;
  };

  return {
    push(text) {
      if (isClosed) return;
      const bytes = Buffer.byteLength(text);
      waiting.push({ text, bytes });
      waitingBytes += bytes;
      if (waitingBytes > options.maxQueuedBytes) dropOlderHalf();
      running ??= run();
    },
    async close() {
      isClosed = true;
      await running;
    },
  };
}
