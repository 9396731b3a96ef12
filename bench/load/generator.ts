import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Dialect } from './raw-client.ts';

export type LoadClient = {
  auth: object;
  /** Channel versions to sync from after the sign-on; Parley only. */ cursors?: Record<string, number>;
};
export type ConnectOrder = {
  op: 'connect';
  port: number;
  dialect: Dialect;
  isParley: boolean;
  clients: LoadClient[];
  concurrency: number;
};
export type SendOrder = {
  op: 'send';
  rate: number;
  seconds: number;
  /** For each client, the rooms it writes into. */
  rooms: string[][];
  bodyBytes: number;
  /** How many hear each message. */
  fanOut: number;
};
export type Order = ConnectOrder | SendOrder | { op: 'ask'; name: string; payloads: unknown[] } | { op: 'drop' };
export type SendReport = {
  sent: number;
  answers: number;
  refusals: number;
  deliveries: number;
  expected: number;
  sendingMs: number;
  totalMs: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
};

export type Generator = {
  connect(order: Omit<ConnectOrder, 'op'>): Promise<{ ms: number; caughtUp: number }>;
  send(order: Omit<SendOrder, 'op'>): Promise<SendReport>;
  ask(name: string, payloads: unknown[]): Promise<void>;
  drop(): Promise<void>;
  close(): void;
};

/** A process of its own that makes load, so that what it costs is not the server's. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./generator-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let nextId = 0;
  child.on('message', ({ id, result, error }: { id: number; result: never; error?: string }) => {
    const order = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) order?.resolve(result);
    else order?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const order of waiting.values()) order.reject(new Error('The load generator ended.'));
    waiting.clear();
  });
  const give = <Result>(order: Order): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.set(nextId, { resolve: resolve as (value: never) => void, reject });
      child.send({ id: nextId++, order });
    });
  return {
    connect: (order) => give({ op: 'connect', ...order }),
    send: (order) => give({ op: 'send', ...order }),
    ask: async (name, payloads) => void (await give({ op: 'ask', name, payloads })),
    drop: () => give({ op: 'drop' }),
    close: () => void child.kill(),
  };
}
