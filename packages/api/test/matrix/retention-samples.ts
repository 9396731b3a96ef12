import { holdPage, holdView } from '@parley/contract/hold-view';
import { purgePage, retentionView, triedRetention } from '@parley/contract/retention';
import { erasurePreview } from '@parley/contract/subject-rights';
import { wholeRecord } from '@parley/contract/record-scope';
import { createHold, releaseHold } from '@parley/core/hold/place-hold';
import { withoutSecretCases } from '@parley/core/oversight-case/silenced';
import { newId } from '@parley/core/id';
import { buildMember } from '@parley/core/testing/build';
import { forgive } from '@parley/core/identity/throttle';
import { readPolicy } from '@parley/core/retention/read-policy';
import { withTenant } from '@parley/db/with-tenant';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Parts, Samples } from './samples.ts';

/** A standing hold keeps the workspace of other samples from being deleted. */
export async function releaseHolds({ tenant: { tenantId, owner } }: World): Promise<void> {
  const standing = await withTenant(tenantId, async (tx) =>
    tx.hold.findMany({ where: { releasedAt: null, ...(await withoutSecretCases(tx, owner)) }, select: { id: true } }),
  );
  await forgive('hold.member', `${tenantId} ${owner.memberId}`);
  for (const { id } of standing) await releaseHold(owner, { id, reason: 'Settled' });
}

async function makeRoom({ tenant }: World, { caller }: Pick<Parts, 'caller'>): Promise<void> {
  for (const { tenantId, memberId } of [tenant.owner, caller])
    for (const kind of ['hold.member', 'retention.member'] as const) await forgive(kind, `${tenantId} ${memberId}`);
  await forgive('retentionTry.tenant', tenant.tenantId);
}

const hold = (world: World) => ({
  name: `Hold ${world.marker}`,
  reason: 'A letter from counsel',
  scope: { ...wholeRecord, channelIds: [world.tenant.generalId], memberIds: [world.colleague.memberId] },
  words: 'harbour',
});
async function placed(world: World, parts: Parts): Promise<string> {
  await makeRoom(world, parts);
  await releaseHolds(world);
  return (await createHold(world.tenant.owner, hold(world))).id;
}

/** Another rule each time, by which nothing goes earlier. */
const rules = (world: World) => [
  { scope: 'channel', id: world.tenant.generalId, act: 'atLeast', days: 1 + Math.floor(Math.random() * 30_000) },
];
const endChanges = ({ tenant: { tenantId } }: World) =>
  withTenant(tenantId, (tx) =>
    tx.retentionChange.updateMany({ where: { state: { in: ['asked', 'agreed'] } }, data: { state: 'withdrawn' } }),
  );
/** A change that a colleague has asked for. */
async function asked(world: World, parts: Parts): Promise<{ changeId: string }> {
  await makeRoom(world, parts);
  await endChanges(world);
  const { tenantId } = world.tenant;
  const data = {
    tenantId,
    id: newId(),
    rules: [],
    baseVersion: 0,
    state: 'asked',
    reason: 'Less to keep',
    askedBy: world.colleague.memberId,
  };
  await withTenant(tenantId, (tx) => tx.retentionChange.create({ data }));
  return { changeId: data.id };
}

const mayBeNull = ['set', 'change', 'name', 'id', 'days', 'agreedBy', 'dueAt'];
const holdNulls = ['name', 'from', 'until', 'caseId', 'released', 'nextCursor'];

/** Somebody who has left, whom nothing keeps. */
async function former(world: World, parts: Parts): Promise<{ memberId: string; name: string }> {
  await makeRoom(world, parts);
  await releaseHolds(world);
  const { tenant } = world;
  const { memberId, name } = await buildMember(tenant, { name: `Left ${world.marker}` });
  await withTenant(tenant.tenantId, (tx) => tx.member.updateMany({ where: { id: memberId }, data: { deactivatedAt: new Date() } }));
  return { memberId, name };
}

export const retentionSamples: Samples = {
  'subject.preview': {
    input: async (world, parts) => ({ memberId: (await former(world, parts)).memberId }),
    answer: erasurePreview,
    mayBeEmpty: true,
    mayBeNull: ['obstacle'],
  },
  'subject.erase': {
    input: async (world, parts) => ({ ...(await former(world, parts)), reason: 'They asked for it' }),
    answer: answers.nothing,
  },
  'hold.list': {
    input: async (world, parts) => {
      await placed(world, parts);
      return { isReleased: false };
    },
    answer: holdPage,
    mayBeNull: holdNulls,
    restore: releaseHolds,
  },
  'hold.place': {
    input: async (world, parts) => {
      await makeRoom(world, parts);
      return hold(world);
    },
    answer: holdView,
    mayBeNull: holdNulls,
    restore: releaseHolds,
  },
  'hold.release': {
    input: async (world, parts) => ({ id: await placed(world, parts), reason: 'Settled' }),
    answer: holdView,
    mayBeNull: holdNulls,
  },
  'retention.get': { input: () => undefined, answer: retentionView, mayBeEmpty: true, mayBeNull },
  'retention.set': {
    input: async (world, parts) => {
      await makeRoom(world, parts);
      await endChanges(world);
      const { tenantId } = world.tenant;
      const { version } = await withTenant(tenantId, (tx) => readPolicy(tx, tenantId));
      return { rules: rules(world), version, reason: 'What our regulator asks for' };
    },
    answer: retentionView,
    mayBeNull,
  },
  'retention.agree': { input: asked, answer: retentionView, mayBeEmpty: true, mayBeNull },
  'retention.withdraw': { input: asked, answer: retentionView, mayBeEmpty: true, mayBeNull },
  'retention.try': {
    input: async (world, parts) => {
      await makeRoom(world, parts);
      return { rules: [...rules(world), { scope: 'person', id: world.colleague.memberId, act: 'deleteAfter', days: 1 }] };
    },
    answer: triedRetention,
    mayBeEmpty: true,
  },
  'retention.purges': {
    input: async (world) => {
      const { tenantId } = world.tenant;
      await withTenant(tenantId, (tx) =>
        tx.purge.create({ data: { tenantId, id: newId(), memberId: world.colleague.memberId, finishedAt: new Date() } }),
      );
      return {};
    },
    answer: purgePage,
    mayBeNull: ['policyVersion', 'person', 'finishedAt', 'nextCursor'],
  },
};
