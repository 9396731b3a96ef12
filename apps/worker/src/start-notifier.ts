import { log } from '@parley/core/log';
import { tellWaiting } from '@parley/core/notification/tell-waiting';

const pushEveryMs = 2_000;
const mailEveryMs = 30_000;

/**
 * Looks again and again for what is to be pushed or mailed. The rows themselves are the queue, so that writing a message
 * costs no job; of many workers each decides on rows that no other holds. Answers how to stop, once a look under way is over.
 */
export function startNotifier(): () => Promise<void> {
  const stops = [keepLooking('push', pushEveryMs), keepLooking('mail', mailEveryMs)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function keepLooking(by: 'push' | 'mail', everyMs: number): () => Promise<void> {
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= tellWaiting(by)
      .catch((error: unknown) => log.warn({ err: error, by }, 'could not look for whom to tell; trying again'))
      .finally(() => (looking = undefined));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
