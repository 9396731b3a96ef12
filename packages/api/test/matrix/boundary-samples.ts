import { boundaryRuleList, boundaryRuleView, triedMonth, triedText, type BoundaryRuleInput } from '@parley/contract/boundary-rule';
import { createRule } from '@parley/core/boundary-rule/change-rule';
import { createGroup } from '@parley/core/group/change-group';
import { newId } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { withTenant } from '@parley/db/with-tenant';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

/** What no message of the other samples meets. */
const rule = (world: World): BoundaryRuleInput => ({
  name: `Rule ${world.marker}`,
  detector: 'own',
  terms: ['a word of nobody'],
  leastCount: 1,
  scope: { kind: 'everybody' },
  act: 'note',
  isOn: false,
});
/** There are at most fifty, and an owner changes them so often at most. */
async function makeRoom({ tenant }: World, caller: { tenantId: string; memberId: string }): Promise<void> {
  await withTenant(tenant.tenantId, (tx) => tx.boundaryRule.deleteMany({}));
  for (const { tenantId, memberId } of [tenant.owner, caller]) await forgive('boundaryRule.member', `${tenantId} ${memberId}`);
}
async function made(world: World, caller: { tenantId: string; memberId: string }) {
  await makeRoom(world, caller);
  return createRule(world.tenant.owner, rule(world));
}

export const boundarySamples: Samples = {
  'boundaryRule.list': { input: () => undefined, answer: boundaryRuleList },
  'boundaryRule.create': {
    input: async (world, { caller }) => {
      await makeRoom(world, caller);
      return { ...rule(world), scope: { kind: 'channel', channelId: world.tenant.generalId } };
    },
    answer: boundaryRuleView,
  },
  'boundaryRule.change': {
    input: async (world, { caller }) => {
      const { id, version } = await made(world, caller);
      const group = await createGroup(world.tenant.owner, { name: `Held ${newId().slice(-12)}`, memberIds: [] });
      return { ...rule(world), scope: { kind: 'group', groupId: group.id }, id, version };
    },
    answer: boundaryRuleView,
  },
  'boundaryRule.switch': {
    input: async (world, { caller }) => ({ id: (await made(world, caller)).id, isOn: true }),
    answer: boundaryRuleView,
  },
  'boundaryRule.delete': {
    input: async (world, { caller }) => ({ id: (await made(world, caller)).id }),
    answer: answers.nothing,
  },
  'boundaryRule.tryText': {
    input: () => ({ detector: 'own', terms: ['harbour'], leastCount: 1, text: 'A word from the harbour.' }),
    answer: triedText,
  },
  // What is said in the room has this word in it, and nothing of the room may show.
  'boundaryRule.tryMonth': {
    input: async (world) => {
      await forgive('boundaryMonth.tenant', world.tenant.tenantId);
      return { detector: 'own', terms: ['sealed'], leastCount: 1 };
    },
    answer: triedMonth,
  },
};
