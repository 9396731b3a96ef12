import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { log } from '../log.ts';
import { findTenantOfCustomer } from './customer.ts';
import { idOf, stripe } from './stripe-client.ts';

/**
 * Takes in a message of Stripe: `payload` is the body byte for byte, for the signature is over that. It is noted together
 * with the job that asks Stripe how things are now; what the message itself says is not believed, because it may be late. When
 * this returns it need not be sent again; true: it was new.
 */
export async function receiveStripeEvent(payload: string, signature: string | null): Promise<boolean> {
  const event = verify(payload, signature);
  const about = event.data.object as { object?: string; id?: string; customer?: string | { id: string } | null };
  const customerId = about.object === 'customer' ? about.id : idOf(about.customer);
  const tenantId = customerId ? await findTenantOfCustomer(customerId) : null;
  if (!tenantId) {
    log.info({ type: event.type, eventId: event.id }, 'a message of the payment service concerns none of our firms');
    return false;
  }
  return withTenant(tenantId, async (tx) => {
    const { count } = await tx.billingEvent.createMany({
      data: [{ tenantId, id: event.id, type: event.type, at: new Date(event.created * 1000) }],
      skipDuplicates: true,
    });
    if (count > 0) await enqueueJob(tx, { name: 'billing.sync', payload: {}, key: `billing.sync:${tenantId}` });
    return count > 0;
  });
}

function verify(payload: string, signature: string | null) {
  const secret = config().stripe?.webhookSecret;
  if (!secret || !signature) throw new AppError('INVALID', { message: 'This message is not signed.' });
  try {
    return stripe().webhooks.constructEvent(payload, signature, secret);
  } catch (error) {
    throw new AppError('INVALID', { message: 'The signature of this message is not right.', cause: error });
  }
}
