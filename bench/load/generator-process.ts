import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectOrder, Order, SendOrder, SendReport } from './generator.ts';
import { histogram } from './histogram.ts';
import { nowUs, openRawClient, stamped, type RawClient } from './raw-client.ts';

/** The load generator's process: does one order at a time and answers each. */
const latencies = histogram();
let clients: RawClient[] = [];
let deliveries = 0;
let answers = 0;
let refusals = 0;

const onDelivery = (sentAtUs: number) => {
  deliveries += 1;
  latencies.add(nowUs() - sentAtUs);
};
const onAnswer = (isOk: boolean) => {
  if (isOk) answers += 1;
  else refusals += 1;
};

async function connect(order: ConnectOrder): Promise<{ ms: number; caughtUp: number }> {
  const started = performance.now();
  const opened: RawClient[] = [];
  const queue = order.clients.map((client, index) => ({ ...client, index }));
  let caughtUp = 0;
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const client = await openRawClient({
        port: order.port,
        dialect: order.dialect,
        auth: next.auth,
        sendName: order.isParley ? 'message.send' : 'send',
        toPayload: order.isParley
          ? (channelId, body) => ({ clientId: randomUUID(), channelId, body })
          : (room, body) => ({ room, body }),
        onDelivery,
        onAnswer,
      });
      opened[next.index] = client;
      if (!next.cursors) continue;
      const answer = await client.ask('sync', { channels: next.cursors });
      caughtUp += countMessages(answer);
    }
  };
  await Promise.all(Array.from({ length: Math.min(order.concurrency, queue.length) }, lane));
  clients = opened;
  return { ms: performance.now() - started, caughtUp };
}

function countMessages(answer: string): number {
  if (!answer.includes('"ok":true')) throw new Error(`A sync was refused: ${answer.slice(0, 200)}`);
  return answer.split('"clientId"').length - 1;
}

/** Sends at an even rate whatever the server does, then waits for what is due to arrive. */
async function send({ rate, seconds, rooms, bodyBytes, fanOut }: SendOrder): Promise<SendReport> {
  latencies.clear();
  deliveries = 0;
  answers = 0;
  refusals = 0;
  const filler = 'x'.repeat(Math.max(0, bodyBytes - 18));
  const total = Math.round(rate * seconds);
  const started = performance.now();
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * rate) + 1);
    for (; sent < due; sent += 1) {
      const index = (sent * 7_919) % clients.length;
      const own = rooms[index] ?? [];
      clients[index]?.send(own[sent % own.length] ?? '', stamped(filler));
    }
    await sleep(1);
  }
  const sendingMs = performance.now() - started;
  const expected = total * fanOut;
  let idleSince = performance.now();
  for (let last = deliveries; deliveries < expected && performance.now() - idleSince < 3_000;) {
    await sleep(20);
    if (deliveries !== last) idleSince = performance.now();
    last = deliveries;
  }
  return {
    sent: total,
    answers,
    refusals,
    deliveries,
    expected,
    sendingMs,
    totalMs: performance.now() - started,
    p50Ms: latencies.quantileMs(0.5),
    p99Ms: latencies.quantileMs(0.99),
    maxMs: latencies.quantileMs(1),
  };
}

async function act(order: Order): Promise<unknown> {
  switch (order.op) {
    case 'connect':
      return connect(order);
    case 'send':
      return send(order);
    case 'ask':
      return Promise.all(clients.map((client, index) => client.ask(order.name, order.payloads[index]))).then((all) => all.length);
    case 'drop':
      for (const client of clients) client.destroy();
      clients = [];
      return null;
  }
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  act(order).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
