import { listAudit } from '@parley/core/audit/list-audit';
import { getChannel } from '@parley/core/channel/access-channel';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { appRouter } from '../src/router.ts';
import { accessTable } from './matrix/access-table.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import { procedureSurface } from './matrix/surface.ts';

openBilling();

/** An address is made, which does nothing until it is opened; pages of somebody else's are opened, or looked at again, where what changes comes back as an entry of its own; a list or a text is only judged. */
const changesNothing = new Set([
  'boundaryRule.tryText',
  'billing.checkout',
  'case.linkFile',
  'matter.linkFile',
  'export.link',
  'billing.portal',
  'billing.refresh',
  'invitation.checkRows',
  'workspace.skipSetupStep',
  'workspace.dismissSetup',
]);
const surface = procedureSurface();
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const administrative = Object.keys(procedures).filter(
  (name) =>
    procedures[name]?._def.type === 'mutation' &&
    accessTable[name]?.member === 'FORBIDDEN' &&
    accessTable[name]?.owner === 'ok' &&
    !changesNothing.has(name),
);

let world: World;
beforeAll(async () => {
  world = await buildWorld('home');
});

/** How far the workspace's own log has come, and that of the channel that a call is about. */
async function heads(channelId: unknown): Promise<[number, number]> {
  const { owner } = world.people;
  const own = (await listAudit(owner, {})).entries[0]?.version ?? 0;
  const channel = typeof channelId === 'string' ? await getChannel(owner, channelId) : null;
  return [own, channel?.channel.version ?? 0];
}

describe('an administrative act', () => {
  test('is something that only administrators may do; there are many', () => {
    expect(administrative.length).toBeGreaterThan(10);
  });
  test.each(administrative)('%s leaves an entry in the log', async (name) => {
    const caller = world.people.owner;
    const input = (await procedureSamples[name]?.input(world, { caller, author: caller })) as { channelId?: unknown } | undefined;
    const before = await heads(input?.channelId);
    const json = JSON.stringify(input ?? null);
    const reply = await surface.call({ name, token: caller.sessionToken, workspace: world.tenant.slug, json });
    expect(reply.outcome).toBe('ok');
    await procedureSamples[name]?.restore?.(world);
    const after = await heads(input?.channelId);
    expect(after[0] + after[1], `${name} wrote nothing`).toBeGreaterThan(before[0] + before[1]);
  });
});
