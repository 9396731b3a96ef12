import { withTenant } from '@parley/db/with-tenant';
import { afterAll, beforeAll } from 'vitest';
import { startStandIn, type StandIn, type StripeEvent } from '../../../../stand-ins/stripe/start-stand-in.mjs';
import { startCheckout } from '../../src/billing/choose-plan.ts';
import { receiveStripeEvent } from '../../src/billing/receive-event.ts';
import { stripe } from '../../src/billing/stripe-client.ts';
import { syncSubscription } from '../../src/billing/sync-subscription.ts';
import { buildTenant, type BuiltTenant } from '../../src/testing/build.ts';
import { openCore } from '../../src/testing/open-core.ts';

const key = 'sk_test_of_this_run';
const webhookSecret = 'whsec_of_this_run';
export const cards = { good: '4242424242424242', fails: '4000000000000341' };

/** Core with a payment service to itself, whose messages are kept for the test to deliver. */
export function openBilling(): { standIn: () => StandIn; events: StripeEvent[] } {
  const events: StripeEvent[] = [];
  let standIn: StandIn;
  let closeCore: () => Promise<void>;
  const { APP_DATABASE_URL = '', SYSTEM_DATABASE_URL = '', PARLEY_SECRET = '', DATA_DIR = '' } = process.env;
  beforeAll(async () => {
    standIn = await startStandIn({ key, onEvent: (event) => void events.push(event) });
    closeCore = openCore({
      appUrl: APP_DATABASE_URL,
      systemUrl: SYSTEM_DATABASE_URL,
      secret: PARLEY_SECRET,
      dataDir: DATA_DIR,
      stripe: { secretKey: key, webhookSecret, apiUrl: standIn.url },
    });
  });
  afterAll(async () => {
    await closeCore();
    await standIn.close();
  });
  return { standIn: () => standIn, events };
}

export const readSubscription = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.subscription.findUniqueOrThrow({ where: { tenantId } }));

/** What a person does on the payment service's page. */
export async function payAt(url: string, form: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ card: cards.good, ...form });
  return fetch(url, { method: 'POST', body, redirect: 'manual' });
}

/** A firm that has been through Checkout. */
export async function buildPayingTenant(
  options: { hasTried?: boolean; card?: string; code?: string } = {},
): Promise<BuiltTenant & { customerId: string }> {
  const tenant = await buildTenant();
  if (options.hasTried !== false)
    await withTenant(tenant.tenantId, (tx) => tx.subscription.create({ data: { tenantId: tenant.tenantId, hasTried: true } }));
  const { url } = await startCheckout(tenant.owner, { plan: 'team', period: 'month' });
  await payAt(url, { card: options.card ?? cards.good, code: options.code ?? '' });
  await syncSubscription(tenant.tenantId);
  return { ...tenant, customerId: (await readSubscription(tenant.tenantId)).customerId ?? '' };
}

/** Delivers a message as the payment service would; answers whether it was new. */
export async function deliver(event: StripeEvent): Promise<boolean> {
  const payload = JSON.stringify(event);
  return receiveStripeEvent(payload, stripe().webhooks.generateTestHeaderString({ payload, secret: webhookSecret }));
}
