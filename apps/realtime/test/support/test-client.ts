import type { ClientEventInput, ClientEventName } from '@parley/contract/client-events';
import type { MessageView } from '@parley/contract/message-view';
import type { ServerEventName, ServerEventPayload } from '@parley/contract/server-events';
import type { Actor } from '@parley/core/actor';
import { ticketFor } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';
import { vi } from 'vitest';

export type Heard = { [Name in ServerEventName]: { name: Name; payload: ServerEventPayload<Name> } }[ServerEventName];
type Reply = {
  ok: boolean;
  error?: { code: string; message: string; retryAfterMs?: number };
  message?: MessageView;
  [field: string]: unknown;
};

const open = new Set<{ disconnect(): void }>();

/** A client as a browser has it, that remembers all it hears. Resolves when it is signed on. */
export async function connectAs(url: string, actor: Actor, options: Partial<ManagerOptions & SocketOptions> = {}) {
  const client = rawClient(url, { auth: { ticket: ticketFor(actor) }, ...options });
  const heard: Heard[] = [];
  client.onAny((name: ServerEventName, payload) => heard.push({ name, payload } as Heard));
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  const ask = (name: string, payload: unknown): Promise<Reply> => client.timeout(8_000).emitWithAck(name, payload);
  return {
    socket: client,
    heard,
    bodies: () => heard.flatMap((event) => (event.name === 'message.created' ? [event.payload.message.body] : [])),
    versionsOf: (channelId: string) =>
      heard.flatMap(({ payload }) => ('version' in payload && payload.channelId === channelId ? [payload.version] : [])),
    ask: <Name extends ClientEventName>(name: Name, payload: ClientEventInput<Name>) => ask(name, payload),
    askAnything: ask,
    send: async (channelId: string, body: string): Promise<MessageView> => {
      const answer = await ask('message.send', { clientId: randomUUID(), channelId, body });
      if (!answer.ok || !answer.message) throw new Error(`${answer.error?.code}: ${answer.error?.message}`);
      return answer.message;
    },
    hears: (match: (event: Heard) => boolean, timeout = 5_000) => vi.waitUntil(() => heard.find(match), { timeout, interval: 5 }),
    hearsBody: (body: string, timeout = 5_000) =>
      vi.waitUntil(() => heard.some((event) => event.name === 'message.created' && event.payload.message.body === body), {
        timeout,
        interval: 5,
      }),
    isGone: (timeout = 5_000) => vi.waitUntil(() => !client.connected, { timeout, interval: 5 }),
  };
}
export type TestClient = Awaited<ReturnType<typeof connectAs>>;

export function rawClient(url: string, options: Partial<ManagerOptions & SocketOptions>) {
  const client = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  open.add(client);
  return client;
}

export function disconnectAll(): void {
  for (const client of open) client.disconnect();
  open.clear();
}
