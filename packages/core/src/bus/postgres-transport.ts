import { randomBytes } from 'node:crypto';
import { notifier, openListener } from '@parley/db/notify';
import type { Transport } from './coalescing-bus.ts';

const channel = 'parley_bus';
const lookMs = 1_000;

/**
 * PostgreSQL NOTIFY: nothing to run beside the database; a payload holds at most 7,999 bytes. A notification costs about
 * as much as storing a message, so the transport looks once a second whether there is anybody else to hear it.
 */
export function postgresTransport(databaseUrl: string): Transport {
  const name = randomBytes(6).toString('hex');
  const sender = notifier(databaseUrl);
  let isHeard = true;
  const timer = setInterval(() => {
    sender.hasListenersBut(name).then(
      (found) => {
        isHeard = found;
      },
      () => {
        isHeard = true;
      },
    );
  }, lookMs).unref();
  return {
    publish: (payload) => sender.notify(channel, payload),
    isHeard: () => isHeard,
    subscribe: (onPayload, onReconnect) => openListener(databaseUrl, name, channel, onPayload, onReconnect),
    close: () => {
      clearInterval(timer);
      return sender.close();
    },
  };
}
