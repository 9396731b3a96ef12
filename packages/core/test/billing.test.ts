import { withTenant } from '@parley/db/with-tenant';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { changePlan, openPortal, setPlanEnding, startCheckout } from '../src/billing/choose-plan.ts';
import { creditIdleSeats } from '../src/billing/credit-idle-seats.ts';
import { decideStanding } from '../src/billing/decide-standing.ts';
import { getBilling, getStanding, listInvoices } from '../src/billing/get-billing.ts';
import { previewBill } from '../src/billing/preview-bill.ts';
import { readFacts } from '../src/billing/read-facts.ts';
import { receiveStripeEvent } from '../src/billing/receive-event.ts';
import { requireStorage } from '../src/billing/require-storage.ts';
import { stripe } from '../src/billing/stripe-client.ts';
import { subscribeWithTestCard } from '../src/billing/subscribe-with-test-card.ts';
import { syncSubscription, type SyncStep } from '../src/billing/sync-subscription.ts';
import { newId } from '../src/id.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { buildPayingTenant, deliver, openBilling, payAt, readSubscription } from './billing/open-billing.ts';

const { standIn, events } = openBilling();

const standingOf = async (tenantId: string) => (await syncSubscription(tenantId))?.standing;

test('a first plan begins with a trial, is paid when that ends, and is kept in the log', async () => {
  const tenant = await buildPayingTenant({ hasTried: false });
  expect(await readSubscription(tenant.tenantId)).toMatchObject({ plan: 'team', period: 'month', standing: 'trial', seats: 1 });
  standIn().control('advance', { customer: tenant.customerId, days: 15 });
  expect(await standingOf(tenant.tenantId)).toBe('active');
  expect((await listInvoices(tenant.owner, {})).items).toMatchObject([{ state: 'paid', total: 400 }]);
  const logged = await withTenant(
    tenant.tenantId,
    (tx) => tx.$queryRaw<{ type: string }[]>`SELECT type FROM app.event WHERE type LIKE 'billing.%' ORDER BY version`,
  );
  expect(logged.map(({ type }) => type)).toEqual(['billing.checkoutStarted', 'billing.changed', 'billing.changed']);
});

test('seats follow members, and the bill that comes is told before', async () => {
  const tenant = await buildPayingTenant();
  const { bill } = await previewBill(tenant.owner, { addSeats: 2 });
  expect(bill?.lines.map(({ amount, isProration }) => [amount, isProration])).toEqual([
    [-400, true],
    [1_200, true],
    [1_200, false],
  ]);
  const [ana] = [await buildMember(tenant), await buildMember(tenant)];
  await syncSubscription(tenant.tenantId);
  expect((await readSubscription(tenant.tenantId)).seats).toBe(3);
  expect((await previewBill(tenant.owner, {})).bill?.total).toBe(bill?.total);
  await deactivateMember(tenant.owner, { memberId: ana.memberId });
  await syncSubscription(tenant.tenantId);
  expect((await readSubscription(tenant.tenantId)).seats).toBe(2);
});

test('who does not pay goes on for two weeks, then reads and leaves but does not write, and pays to be back', async () => {
  const tenant = await buildPayingTenant();
  const ana = await buildMember(tenant);
  const say = () => sendMessage(ana, { clientId: newId(), channelId: tenant.generalId, body: 'Good morning' });
  standIn().control('decline', { customer: tenant.customerId });
  standIn().control('advance', { customer: tenant.customerId, days: 32 });
  expect(await standingOf(tenant.tenantId)).toBe('grace');
  await say();
  expect(await getStanding(ana)).toEqual({ standing: 'active', until: null });
  standIn().control('advance', { customer: tenant.customerId, days: 15 });
  expect(await standingOf(tenant.tenantId)).toBe('readOnly');
  await expect(say()).rejects.toMatchObject({ code: 'PLAN_LIMIT', rule: 'read-only-until-paid' });
  expect(await getStanding(ana)).toEqual({ standing: 'readOnly', until: null });
  await deactivateMember(tenant.owner, { memberId: ana.memberId });
  standIn().control('decline', { customer: tenant.customerId, on: false });
  for (const invoice of (await stripe().invoices.list({ customer: tenant.customerId, status: 'open' })).data)
    await stripe().invoices.pay(invoice.id);
  expect(await standingOf(tenant.tenantId)).toBe('active');
  await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: 'Back again' });
});

test('the log itself refuses what a read-only workspace says, by whichever way it comes', async () => {
  const tenant = await buildTenant();
  const append = (type: string) =>
    withTenant(
      tenant.tenantId,
      (tx) =>
        tx.$queryRaw`SELECT version FROM app.append_event(${tenant.tenantId}::uuid, ${type}, NULL::uuid, NULL::uuid, NULL::uuid, '{}')`,
    );
  await append('message.created');
  await withTenant(tenant.tenantId, (tx) => tx.subscription.create({ data: { tenantId: tenant.tenantId, standing: 'readOnly' } }));
  await expect(append('message.created')).rejects.toThrow('read-only');
  await expect(append('member.joined')).rejects.toThrow('read-only');
  await append('export.requested');
  await append('billing.changed');
});

test('a plan that ended leaves a small firm free, and one that has outgrown it in grace', async () => {
  const small = await buildPayingTenant();
  await setPlanEnding(small.owner, { isEnding: true });
  expect((await readSubscription(small.tenantId)).standing).toBe('ending');
  await setPlanEnding(small.owner, { isEnding: false });
  expect((await readSubscription(small.tenantId)).standing).toBe('active');
  await setPlanEnding(small.owner, { isEnding: true });
  standIn().control('advance', { customer: small.customerId, days: 32 });
  expect(await syncSubscription(small.tenantId)).toMatchObject({ plan: 'free', standing: 'active' });
  const facts = await readFacts(small.customerId);
  expect(decideStanding(facts, 11).standing).toBe('grace');
  expect(decideStanding({ ...facts, now: facts.now + 15 * 86_400_000 }, 11).standing).toBe('readOnly');
});

test('another plan or period is billed at once, with what is left of the old one given back', async () => {
  const tenant = await buildPayingTenant();
  const { bill } = await previewBill(tenant.owner, { plan: 'business', period: 'month' });
  expect(bill?.total).toBe(300);
  await changePlan(tenant.owner, { plan: 'business', period: 'month' });
  expect(await readSubscription(tenant.tenantId)).toMatchObject({ plan: 'business', period: 'month' });
  await changePlan(tenant.owner, { plan: 'business', period: 'year' });
  expect(await readSubscription(tenant.tenantId)).toMatchObject({ plan: 'business', period: 'year' });
  expect((await listInvoices(tenant.owner, {})).items.map(({ total }) => total)).toEqual([6_300, 300, 400]);
});

test('a declined card begins nothing; coupon and tax number are shown where they were given', async () => {
  const tenant = await buildTenant();
  const { url } = await startCheckout(tenant.owner, { plan: 'business', period: 'year' });
  expect((await payAt(url, { card: '4000000000000002' })).status).toBe(200);
  expect(await syncSubscription(tenant.tenantId)).toMatchObject({ plan: 'free' });
  expect((await payAt(url, { code: 'HARBOUR20', tax_id: 'DE123456789' })).status).toBe(303);
  await syncSubscription(tenant.tenantId);
  expect(await getBilling(tenant.owner)).toMatchObject({
    plan: 'business',
    period: 'year',
    standing: 'trial',
    payment: { card: { last4: '4242' }, taxId: 'DE123456789', coupon: 'Harbour' },
    seats: { used: 1, invited: 0, limit: 300 },
  });
  await expect(startCheckout(tenant.owner, { plan: 'team', period: 'month' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('members do not see bills, and admins of another firm see their own', async () => {
  const tenant = await buildPayingTenant();
  const [ana, other] = [await buildMember(tenant), await buildTenant()];
  for (const ask of [getBilling(ana), previewBill(ana, {}), startCheckout(ana, { plan: 'team', period: 'month' })])
    await expect(ask).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await listInvoices(tenant.owner, {})).items).toHaveLength(1);
  expect((await listInvoices(other.owner, {})).items).toEqual([]);
});

test('a seat that nobody used for a month is credited once, less the coupon', async () => {
  const tenant = await buildPayingTenant({ code: 'HARBOUR20' });
  const idle = await buildMember(tenant);
  const later = new Date(Date.now() + 31 * 86_400_000);
  const stood = await syncSubscription(tenant.tenantId);
  const credit = () => creditIdleSeats(tenant.tenantId, tenant.customerId, stood!, later);
  expect(await credit()).toBe(2);
  expect(await credit()).toBe(0);
  expect((await getBilling(tenant.owner)).payment?.credit).toBe(640);
  const rows = await withTenant(tenant.tenantId, (tx) => tx.seatCredit.findMany());
  expect(rows.find(({ memberId }) => memberId === idle.memberId)).toMatchObject({ amount: 320 });
  // A crash between the credit and its receipt, found a night later.
  await withTenant(tenant.tenantId, (tx) => tx.seatCredit.updateMany({ data: { givenAt: null } }));
  await credit();
  expect((await getBilling(tenant.owner)).payment?.credit).toBe(640);
});

test('a message counts only with the right signature, made lately, over these very bytes', async () => {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.updated', created: 1, data: { object: {} } });
  const sign = (secret: string, timestamp?: number) =>
    stripe().webhooks.generateTestHeaderString({ payload, secret, ...(timestamp ? { timestamp } : {}) });
  await receiveStripeEvent(payload, sign('whsec_of_this_run'));
  const refused = [
    receiveStripeEvent(payload, null),
    receiveStripeEvent(payload, sign('whsec_of_another')),
    receiveStripeEvent(`${payload} `, sign('whsec_of_this_run')),
    receiveStripeEvent(payload, sign('whsec_of_this_run', Math.floor(Date.now() / 1000) - 600)),
  ];
  for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: 'INVALID' });
});

/**
 * A subscription's life, and at any moment the delivery of any message so far, again or late, with a crash after any step of
 * its handling. Whatever the order, when all have been delivered our copy is what Stripe says.
 */
test('messages in any order, twice, late and with crashes lead to the same end', async () => {
  const life: ((customer: string) => unknown)[] = [
    (customer) => standIn().control('decline', { customer }),
    (customer) => standIn().control('advance', { customer, days: 31 }),
    (customer) => standIn().control('advance', { customer, days: 15 }),
    (customer) => standIn().control('decline', { customer, on: false }),
    (customer) => standIn().control('advance', { customer, days: 20 }),
    async (customer) => {
      for (const invoice of (await stripe().invoices.list({ customer, status: 'open' })).data)
        await stripe().invoices.pay(invoice.id);
    },
  ];
  const crash = fc.constantFrom<SyncStep | 'received' | null>(null, null, 'received', 'read', 'asked', 'seated', 'written');
  const move = fc.oneof(
    { weight: 1, arbitrary: fc.constant('live' as const) },
    { weight: 2, arbitrary: fc.record({ pick: fc.nat(), crash }) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(move, { maxLength: 14 }),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      async (moves, order) => {
        const tenant = await buildPayingTenant();
        await buildMember(tenant);
        const mine = () =>
          events.filter(({ data: { object } }) => object.customer === tenant.customerId || object.id === tenant.customerId);
        let isJobWaiting = false;
        // The queue keeps a job until it has ended well; a message that was not committed stays with its sender.
        const runJob = async (at: SyncStep | 'received' | null) => {
          isJobWaiting = true;
          const reached = (step: SyncStep) => {
            if (step === at) throw new Error('crash');
          };
          const error = await syncSubscription(tenant.tenantId, { reached }).then(
            () => null,
            (thrown: Error) => thrown,
          );
          if (error && error.message !== 'crash') throw error;
          isJobWaiting = error !== null;
        };
        const handle = async (event: (typeof events)[number], at: SyncStep | 'received' | null) => {
          if (at !== 'received' && (await deliver(event))) await runJob(at);
        };
        const rest = [...life];
        for (const one of moves)
          if (one === 'live') await rest.shift()?.(tenant.customerId);
          else await handle(mine()[one.pick % mine().length]!, one.crash);
        for (const act of rest) await act(tenant.customerId);
        const shuffled = mine()
          .map((event, n) => ({ event, at: order[n % order.length] ?? 0 }))
          .toSorted((a, b) => a.at - b.at);
        for (const [n, { event }] of shuffled.entries()) await handle(event, n % 3 === 0 ? 'asked' : null);
        for (const { event } of shuffled) await handle(event, null);
        if (isJobWaiting) await runJob(null);
        const row = await readSubscription(tenant.tenantId);
        expect(row).toMatchObject({
          ...decideStanding(await readFacts(tenant.customerId), 2),
          plan: 'team',
          standing: 'active',
          seats: 2,
        });
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);

test('two syncs beside each other: the one with the older answer asks again', async () => {
  const tenant = await buildPayingTenant();
  let isFirst = true;
  const slow = syncSubscription(tenant.tenantId, {
    reached: async (step) => {
      if (step !== 'seated' || !isFirst) return;
      isFirst = false;
      await changePlan(tenant.owner, { plan: 'business', period: 'month' });
    },
  });
  expect((await slow)?.plan).toBe('business');
  expect((await readSubscription(tenant.tenantId)).plan).toBe('business');
});

test('an invitation that would cost more is told so before, and a full plan refuses it', async () => {
  const tenant = await buildTenant();
  expect((await previewBill(tenant.owner, { addSeats: 3 })).bill).toBeNull();
  expect((await previewBill(tenant.owner, { plan: 'team', addSeats: 3 })).bill?.total).toBe(1_600);
  const emails = Array.from({ length: 10 }, () => `${newId().slice(-12)}@example.com`);
  await expect(createInvitations(tenant.owner, { emails, role: 'member' })).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
});

test('a plan that was agreed otherwise stays when the firm becomes a customer, and a demo pays with a test card', async () => {
  const [agreed, demo] = [await buildTenant(), await buildTenant()];
  await agreePlan(agreed.tenantId, { plan: 'business', seatLimit: 40 });
  await openPortal(agreed.owner);
  expect(await syncSubscription(agreed.tenantId)).toMatchObject({ plan: 'business', standing: 'active' });
  expect((await getBilling(agreed.owner)).seats.limit).toBe(40);
  expect(await subscribeWithTestCard(demo.tenantId, { plan: 'business', period: 'month' })).toBe(true);
  expect(await getBilling(demo.owner)).toMatchObject({
    plan: 'business',
    hasSubscription: true,
    payment: { card: { last4: '4242' } },
  });
});

test('files have room as the plan says, for each paid seat where it says so', async () => {
  const tenant = await buildTenant();
  const gb = 1024 ** 3;
  await requireStorage(tenant.tenantId, 5 * gb);
  await expect(requireStorage(tenant.tenantId, 5 * gb + 1)).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
  await buildMember(tenant);
  await agreePlan(tenant.tenantId, { plan: 'team' });
  await requireStorage(tenant.tenantId, 20 * gb);
  await expect(requireStorage(tenant.tenantId, 20 * gb + 1)).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
});
