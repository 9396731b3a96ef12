import {
  evidencePage,
  lexiconList,
  lexiconView,
  openedItem,
  itemView,
  policyList,
  policyView,
  queuePage,
  supervisionReport,
  triedPolicy,
  type PolicyInput,
} from '@parley/contract/supervision';
import { newId } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { sendMessage } from '@parley/core/message/send-message';
import { createLexicon } from '@parley/core/supervision/change-lexicon';
import { createPolicy } from '@parley/core/supervision/change-policy';
import { openItem } from '@parley/core/supervision/open-item';
import { supervise } from '@parley/core/supervision/supervise';
import type { BuiltMember } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const phrases = { phrases: ['a word of nobody'], exceptions: [] };
const lexicon = (world: World) => ({ name: `Words ${world.marker}`, ...phrases });
const policy = (world: World, fields: Partial<PolicyInput> = {}): PolicyInput => ({
  ...{ name: `Policy ${world.marker}`, watch: { kind: 'members', memberIds: [world.colleague.memberId] }, reachesPrivate: false },
  ...{
    lexiconIds: [],
    detectors: [],
    samplePermille: 1,
    newDays: 0,
    reviewerIds: [world.tenant.owner.memberId],
    needsSecond: false,
  },
  ...fields,
});

/** There are at most fifty of each, and they are changed so often at most. */
async function makeRoom({ tenant, people }: World): Promise<void> {
  const { tenantId } = tenant;
  await withTenant(tenantId, async (tx) => {
    await tx.lexicon.updateMany({ data: { deletedAt: new Date() } });
    await tx.supervisionPolicy.updateMany({ data: { deletedAt: new Date() } });
  });
  for (const { memberId } of Object.values(people)) await forgive('supervision.member', `${tenantId} ${memberId}`);
  await forgive('supervisionTry.tenant', tenantId);
}
async function madeLexicon(world: World) {
  await makeRoom(world);
  return createLexicon(world.tenant.owner, lexicon(world));
}
async function madePolicy(world: World, by: BuiltMember = world.tenant.owner, fields: Partial<PolicyInput> = {}) {
  await makeRoom(world);
  return createPolicy(by, policy(world, fields));
}
/** Whoever agrees is not whoever proposed. */
const proposed = (world: World, caller: BuiltMember) =>
  madePolicy(world, caller === world.tenant.owner ? world.people.admin : world.tenant.owner, { reachesPrivate: true });

const watching = new WeakMap<World, string>();
/** Something that the colleague wrote, for the owner and the stranger to review. */
async function queued(world: World): Promise<string> {
  const { tenantId, owner, generalId } = world.tenant;
  const reviewerIds = [owner.memberId, world.stranger.memberId];
  const policyId = watching.get(world) ?? (await createPolicy(owner, policy(world, { samplePermille: 1_000, reviewerIds }))).id;
  watching.set(world, policyId);
  await forgive('supervisionReview.member', `${tenantId} ${owner.memberId}`);
  const { message } = await sendMessage(world.colleague, {
    clientId: newId(),
    channelId: generalId,
    body: `to review ${world.marker}`,
  });
  await supervise({ tenantId });
  const item = await withTenant(tenantId, (tx) =>
    tx.supervisionItem.findFirstOrThrow({ where: { policyId, messageId: message.id } }),
  );
  return item.id;
}
const items = z.strictObject({ items: z.array(itemView) });
const period = { from: '2026-01-01', until: '2036-01-01' };

export const supervisionSamples: Samples = {
  'supervision.lexicons': { input: () => undefined, answer: lexiconList },
  'supervision.createLexicon': {
    input: async (world) => {
      await makeRoom(world);
      return lexicon(world);
    },
    answer: lexiconView,
  },
  'supervision.changeLexicon': {
    input: async (world) => {
      const { id, version } = await madeLexicon(world);
      return { ...lexicon(world), phrases: ['another word of nobody'], id, version };
    },
    answer: lexiconView,
  },
  'supervision.deleteLexicon': { input: async (world) => ({ id: (await madeLexicon(world)).id }), answer: answers.nothing },
  'supervision.policies': { input: () => undefined, answer: policyList },
  'supervision.createPolicy': {
    input: async (world) => {
      const { id } = await madeLexicon(world);
      return policy(world, { lexiconIds: [id] });
    },
    answer: policyView,
  },
  'supervision.changePolicy': {
    input: async (world) => {
      const { id, version } = await madePolicy(world);
      return { ...policy(world, { samplePermille: 2 }), id, version };
    },
    answer: policyView,
  },
  'supervision.agree': {
    input: async (world, { caller }) => {
      const { id, version } = await proposed(world, caller);
      return { id, version };
    },
    answer: policyView,
  },
  'supervision.refuse': {
    input: async (world, { caller }) => {
      const { id, version } = await proposed(world, caller);
      return { id, version };
    },
    answer: policyView,
  },
  'supervision.endPolicy': { input: async (world) => ({ id: (await madePolicy(world)).id }), answer: policyView },
  'supervision.deletePolicy': { input: async (world) => ({ id: (await madePolicy(world)).id }), answer: answers.nothing },
  // What is said in the room has this word in it, and nothing of the room may show.
  'supervision.tryPolicy': {
    input: async (world) => {
      await makeRoom(world);
      const { id } = await createLexicon(world.tenant.owner, { name: 'Sealed', phrases: ['sealed*'], exceptions: [] });
      return { lexiconIds: [id], detectors: ['card'], samplePermille: 5 };
    },
    answer: triedPolicy,
  },
  'supervision.rerun': {
    input: async (world) => ({ id: (await madePolicy(world)).id, from: '2026-01-01' }),
    answer: answers.nothing,
  },
  'supervision.report': { input: () => period, answer: supervisionReport },
  'supervision.evidence': { input: () => period, answer: evidencePage },
  'supervision.queue': { input: () => ({ state: 'waiting', isMine: false }), answer: queuePage, mayBeEmpty: true },
  'supervision.openItem': { input: async (world) => ({ itemId: await queued(world) }), answer: openedItem },
  'supervision.assign': {
    input: async (world) => ({ itemId: await queued(world), toId: world.stranger.memberId }),
    answer: items,
    mayBeNull: ['toId'],
  },
  'supervision.comment': { input: async (world) => ({ itemId: await queued(world), note: 'Seen.' }), answer: items },
  'supervision.escalate': {
    input: async (world) => ({ itemId: await queued(world), toId: world.stranger.memberId, note: 'Please look.' }),
    answer: items,
  },
  'supervision.close': {
    input: async (world) => {
      const itemId = await queued(world);
      await openItem(world.tenant.owner, { itemId });
      return { itemIds: [itemId], outcome: 'noIssue', note: '' };
    },
    answer: items,
  },
};
