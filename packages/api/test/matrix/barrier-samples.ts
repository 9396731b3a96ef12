import { barrierList, barrierPeople, barrierPreview, barrierView, simulated } from '@parley/contract/barrier';
import { createBarrier } from '@parley/core/barrier/change-barrier';
import { createGroup } from '@parley/core/group/change-group';
import { newId } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { withTenant } from '@parley/db/with-tenant';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const group = (world: World) =>
  createGroup(world.tenant.owner, { name: `Side ${world.marker} ${newId().slice(-12)}`, memberIds: [] });

/** Between two groups of nobody: the other samples meet as before. */
async function between(world: World, caller: { tenantId: string; memberId: string }) {
  // There are at most fifty, and an owner changes them so often at most.
  await withTenant(world.tenant.tenantId, (tx) => tx.barrier.deleteMany({ where: { name: { startsWith: 'Barrier ' } } }));
  for (const { tenantId, memberId } of [world.tenant.owner, caller]) await forgive('barrier.member', `${tenantId} ${memberId}`);
  const [one, other] = [await group(world), await group(world)];
  return {
    name: `Barrier ${world.marker}`,
    reason: 'They advise opponents.',
    oneGroupId: one.id,
    other: { kind: 'group' as const, groupId: other.id },
    isOn: false,
  };
}
const made = async (world: World, caller: { tenantId: string; memberId: string }) =>
  createBarrier(world.tenant.owner, await between(world, caller));

export const barrierSamples: Samples = {
  'barrier.list': { input: () => undefined, answer: barrierList },
  'barrier.create': { input: (world, { caller }) => between(world, caller), answer: barrierView },
  'barrier.change': {
    input: async (world, { caller }) => {
      const { id, version } = await made(world, caller);
      const [one, other] = [await group(world), await group(world)];
      const sides = { oneGroupId: one.id, other: { kind: 'group', groupId: other.id } };
      return { name: `Barrier ${world.marker}`, reason: 'They advise others now.', ...sides, isOn: false, id, version };
    },
    answer: barrierView,
  },
  'barrier.switch': {
    input: async (world, { caller }) => ({ id: (await made(world, caller)).id, isOn: true }),
    answer: barrierView,
  },
  'barrier.delete': {
    input: async (world, { caller }) => ({ id: (await made(world, caller)).id }),
    answer: answers.nothing,
  },
  'barrier.preview': {
    input: async (world) => ({ oneGroupId: (await group(world)).id, other: { kind: 'rest' } }),
    answer: barrierPreview,
  },
  'barrier.people': { input: () => ({ query: '' }), answer: barrierPeople },
  'barrier.simulate': {
    input: (world) => ({ act: 'post', memberId: world.colleague.memberId, channelId: world.tenant.generalId }),
    answer: simulated,
  },
};
