import { clientEvents } from '@parley/contract/client-events';
import { forgetStanding } from '@parley/core/billing/require-writable';
import { handleClientEvent, isClientEventName } from '@parley/core/client-event/handle-client-event';
import { withTenant } from '@parley/db/with-tenant';
import { beforeAll, expect, test } from 'vitest';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { appRouter } from '../src/router.ts';
import { staysOpen } from '../src/stays-open.ts';
import { accessTable } from './matrix/access-table.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { eventSamples } from './matrix/event-samples.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import { procedureSurface } from './matrix/surface.ts';

openBilling();

let world: World;
beforeAll(async () => {
  world = await buildWorld('overdue');
});

const setStanding = async (standing: 'readOnly' | 'active') => {
  await withTenant(world.tenant.tenantId, (tx) => tx.subscription.updateMany({ data: { standing } }));
  forgetStanding(world.tenant.tenantId);
};
const isMutation = (name: string) =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[name]?._def.type === 'mutation';
/** Those of a member in a workspace, and not of a person wherever they are. */
const names = procedureSurface().names.filter((name) => isMutation(name) && accessTable[name]?.former === 'NOT_FOUND');

/** Nothing that a firm says or arranges goes on when it is read-only; whoever adds a procedure decides in `staysOpen`. */
test('what is said and arranged is never among what stays open', () => {
  const said =
    /^(message|group|file|emoji|scheduled|workspace\.(?!askDeletion|cancelDeletion)|invitation\.(create|resend)|member\.(reactivate|setRole)|channel\.(create|rename|join))/;
  expect(names.filter(staysOpen).filter((name) => said.test(name))).toEqual([]);
  expect(names.filter(staysOpen)).toContain('billing.portal');
});

test.each(names.filter((name) => !staysOpen(name)))('%s is refused with an honest reason', async (name) => {
  await setStanding('active');
  const { owner } = world.people;
  const input = await procedureSamples[name]!.input(world, { caller: owner, author: owner });
  await setStanding('readOnly');
  const surface = procedureSurface();
  const json = JSON.stringify(input) ?? 'null';
  const reply = await surface.call({ name, token: owner.sessionToken, workspace: world.tenant.slug, json });
  expect(reply).toMatchObject({ outcome: 'PLAN_LIMIT' });
  expect(reply.text).toContain('read-only');
});

test.each(Object.keys(clientEvents).filter((name) => name.startsWith('message.')))('%s is refused too', async (name) => {
  if (!isClientEventName(name)) throw new Error(name);
  await setStanding('active');
  const { owner } = world.people;
  const input = await eventSamples[name]!.input(world, { caller: owner, author: owner });
  await setStanding('readOnly');
  expect(await handleClientEvent(owner, name, input)).toMatchObject({ ok: false, error: { code: 'PLAN_LIMIT' } });
});

test.each(['channel.read', 'sync', 'presence.watch'] as const)('%s goes on', async (name) => {
  await setStanding('readOnly');
  const { owner } = world.people;
  const input = await eventSamples[name]!.input(world, { caller: owner, author: owner });
  expect(await handleClientEvent(owner, name, input)).toMatchObject({ ok: true });
});
