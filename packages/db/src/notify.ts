import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';

const heartbeatMs = 5_000;
const answerTimeoutMs = 5_000;
const slowestRetryMs = 3_000;

export type Listener = { isUp(): boolean; close(): Promise<void> };

/** How a listening connection is known to the server: by this and the listener's own name. */
const listenerPrefix = 'parley-listen ';

/**
 * LISTEN on one connection of its own, made again for ever with back-off when it breaks or stops answering (a frozen
 * server keeps TCP open). Rejects only when the very first connection fails. `onReconnect` comes after each later
 * one: whatever was notified in between is gone.
 */
export async function openListener(
  url: string,
  name: string,
  channel: string,
  onPayload: (payload: string) => void,
  onReconnect: () => void,
): Promise<Listener> {
  let current: Connection | undefined;
  const closing = new AbortController();

  const keepListening = async (first: Connection) => {
    let connection: Connection | undefined = first;
    for (let attempt = 0; !closing.signal.aborted; attempt += 1) {
      try {
        if (!connection) {
          connection = await connect({ url, name, channel, onPayload });
          attempt = 0;
          current = connection;
          if (closing.signal.aborted) break;
          onReconnect();
        }
        await heartbeat(connection, closing.signal);
      } catch {
        // Falls through to the next attempt; the bus reports itself down meanwhile.
      }
      connection?.destroy();
      connection = undefined;
      current = undefined;
      const pauseMs = Math.min(slowestRetryMs, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random());
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  };

  current = await connect({ url, name, channel, onPayload });
  const kept = keepListening(current);
  return {
    isUp: () => current !== undefined,
    close: async () => {
      closing.abort();
      current?.destroy();
      await kept;
    },
  };
}

export type Notifier = {
  notify(channel: string, payload: string): Promise<void>;
  /** Does anybody but the listener of this name listen at present? Sees listeners that use the same database role. */
  hasListenersBut(name: string): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Sends NOTIFY over one small connection of its own. It commits without waiting for the disk: a notification is not
 * stored anyway, and a synchronous commit would cost a flush for each.
 */
export function notifier(url: string): Notifier {
  const pool = new Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    keepAlive: true,
    connectionTimeoutMillis: answerTimeoutMs,
    query_timeout: answerTimeoutMs,
    application_name: 'parley-notify',
    options: '-c synchronous_commit=off',
  });
  pool.on('error', () => {});
  return {
    notify: async (channel, payload) => {
      await pool.query({ name: 'notify', text: 'SELECT pg_notify($1, $2)', values: [channel, payload] });
    },
    hasListenersBut: async (name) => {
      const { rows } = await pool.query<{ found: boolean }>({
        name: 'listeners',
        text: `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                              AND starts_with(application_name, $1) AND application_name <> $2) AS found`,
        values: [listenerPrefix, listenerPrefix + name],
      });
      return rows[0]?.found ?? true;
    },
    close: () => pool.end(),
  };
}

type Connection = { client: Client; broken: Promise<never>; destroy(): void };

type ListenOptions = { url: string; name: string; channel: string; onPayload: (payload: string) => void };

async function connect({ url, name, channel, onPayload }: ListenOptions): Promise<Connection> {
  // The socket is ours, so that a connection to a frozen server can be dropped without its consent.
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    stream: () => socket,
    keepAlive: true,
    connectionTimeoutMillis: answerTimeoutMs,
    query_timeout: answerTimeoutMs,
    application_name: listenerPrefix + name,
  });
  const broken = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('The connection ended.')));
  });
  broken.catch(() => {});
  client.on('notification', ({ payload }) => {
    if (payload) onPayload(payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { client, broken, destroy: () => socket.destroy() };
}

async function heartbeat({ client, broken }: Connection, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await Promise.race([broken, sleep(heartbeatMs, undefined, { signal })]);
    await Promise.race([broken, client.query('SELECT 1')]);
  }
}
