import { throttle } from '@parley/core/identity/throttle';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { appRouter } from '../src/router.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import { procedureSurface } from './matrix/surface.ts';

openBilling();

type Procedures = Record<string, { _def: { type: string } }>;
const surface = procedureSurface();
/** Of a person wherever they are: each of these has limits of its own. */
const open = new Set(['account', 'passkey', 'signup', 'social']);
const publicOnes = new Set([
  'invitation.accept',
  'invitation.askToJoin',
  'invitation.get',
  'notification.stopMails',
  'preference.stopMails',
  'signInRule.recover',
  'signInRule.requestRecovery',
]);
const changes = Object.entries(appRouter._def.procedures as unknown as Procedures)
  .filter(([name, procedure]) => procedure._def.type === 'mutation' && !open.has(name.split('.')[0] ?? '') && !publicOnes.has(name))
  .map(([name]) => name);

let world: World;
beforeAll(async () => {
  world = await buildWorld('home');
  const { tenantId, memberId } = world.people.owner;
  await throttle('change.member', `${tenantId} ${memberId}`, 6_000);
});

describe('a member who has used up what a script may change in ten minutes', () => {
  test.each(changes)('is told to wait by %s', async (name) => {
    const caller = world.people.owner;
    const sample = procedureSamples[name];
    const json = JSON.stringify((await sample?.input(world, { caller, author: caller })) ?? null);
    const { outcome } = await surface.call({ name, token: caller.sessionToken, workspace: world.tenant.slug, json });
    expect(outcome).toBe('RATE_LIMITED');
  });
});
