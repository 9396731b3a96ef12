import { Redis } from 'ioredis';
import type { Transport } from './coalescing-bus.ts';

const channel = 'parley:bus';
const heartbeatMs = 5_000;

/** Redis publish/subscribe, for many nodes and rates. Nothing is queued inside the client while Redis is away. */
export function redisTransport(redisUrl: string): Transport {
  const publisher = new Redis(redisUrl, {
    connectionName: 'parley-publish',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: heartbeatMs,
    keepAlive: 10_000,
    retryStrategy,
  });
  publisher.on('error', () => {});
  return {
    publish: async (payload) => {
      await publisher.publish(channel, payload);
    },
    isHeard: () => true,
    subscribe: async (onPayload, onReconnect) => {
      const subscriber = new Redis(redisUrl, {
        connectionName: 'parley-subscribe',
        lazyConnect: true,
        autoResubscribe: false,
        enableOfflineQueue: false,
        maxRetriesPerRequest: 0,
        commandTimeout: heartbeatMs,
        keepAlive: 10_000,
        retryStrategy,
      });
      let isUp = false;
      subscriber.on('error', () => {});
      subscriber.on('close', () => {
        isUp = false;
      });
      subscriber.on('message', (_channel: string, payload: string) => onPayload(payload));
      await subscriber.connect();
      await subscriber.subscribe(channel);
      isUp = true;
      // A gap ends when the subscription stands again, not when the connection does.
      subscriber.on('ready', () => {
        subscriber.subscribe(channel).then(
          () => {
            isUp = true;
            onReconnect();
          },
          () => subscriber.disconnect(true),
        );
      });
      const heartbeat = setInterval(() => {
        if (isUp) subscriber.ping().catch(() => subscriber.disconnect(true));
      }, heartbeatMs).unref();
      return {
        isUp: () => isUp,
        close: async () => {
          clearInterval(heartbeat);
          subscriber.disconnect();
        },
      };
    },
    close: async () => publisher.disconnect(),
  };
}

function retryStrategy(attempt: number): number {
  return Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random());
}
