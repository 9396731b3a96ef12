import { notifier, openListener } from '@parley/db/notify';
import type { Transport } from './coalescing-bus.ts';

const channel = 'parley_bus';

/** PostgreSQL NOTIFY: nothing to run beside the database; a payload holds at most 7,999 bytes. */
export function postgresTransport(databaseUrl: string): Transport {
  const sender = notifier(databaseUrl);
  return {
    publish: (payload) => sender.notify(channel, payload),
    subscribe: (onPayload, onReconnect) => openListener(databaseUrl, channel, onPayload, onReconnect),
    close: () => sender.close(),
  };
}
