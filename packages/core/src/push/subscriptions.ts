import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { isPushAddress } from './post-push.ts';
import { vapidKeys } from './vapid-keys.ts';

type Subscription = { endpoint: string; p256dh: string; auth: string };
const devicesMax = 20;

/** The key that a browser needs in order to subscribe. */
export const getPushKey = async (): Promise<{ key: string }> => ({ key: (await vapidKeys()).publicKey });

/** Rings this device from now on. An address that was somebody else's on this device is taken over: one browser, one person. */
export async function subscribePush(actor: Actor, input: Subscription): Promise<void> {
  const { tenantId, memberId, sessionId } = actor;
  await throttle('push.member', memberId);
  if (!isPushAddress(input.endpoint))
    throw new AppError('INVALID', { message: 'This browser’s push service cannot be reached from here.', rule: 'push-address' });
  await withTenant(tenantId, async (tx) => {
    const { endpoint, p256dh, auth } = input;
    await tx.pushSubscription.deleteMany({ where: { endpoint } });
    await tx.pushSubscription.create({ data: { tenantId, id: newId(), memberId, sessionId, endpoint, p256dh, auth } });
    const extra = await tx.pushSubscription.findMany({
      where: { memberId },
      orderBy: { createdAt: 'desc' },
      skip: devicesMax,
      select: { id: true },
    });
    await tx.pushSubscription.deleteMany({ where: { id: { in: extra.map(({ id }) => id) } } });
  });
}

export async function unsubscribePush(actor: Actor, input: { endpoint: string }): Promise<void> {
  await withTenant(actor.tenantId, (tx) =>
    tx.pushSubscription.deleteMany({ where: { memberId: actor.memberId, endpoint: input.endpoint } }),
  );
}
