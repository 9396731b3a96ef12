import { gatheredPage, matterLine, matterView } from '@parley/contract/matter';
import { keepingMatterPage, matterRetention } from '@parley/contract/matter-retention';
import { newId } from '@parley/core/id';
import { forgive } from '@parley/core/identity/throttle';
import { gather } from '@parley/core/matter/gather';
import { openMatter } from '@parley/core/matter/open-matter';
import { readMatter } from '@parley/core/matter/read-matter';
import { sendMessage } from '@parley/core/message/send-message';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import { fileInRoom } from './case-samples.ts';
import { releaseHolds } from './retention-samples.ts';
import type { Parts, Samples } from './samples.ts';

/** A matter that everybody who is not a guest works on, and the caller leads. */
async function opened(world: World, { caller }: Parts) {
  const { tenantId } = world.tenant;
  const { owner, guest, former, ...others } = world.people;
  const isTheirs = caller.tenantId === tenantId && ![guest.memberId, former.memberId].includes(caller.memberId);
  const lead = isTheirs ? caller : owner;
  await forgive('matter.member', `${tenantId} ${lead.memberId}`);
  const memberIds = [owner, ...Object.values(others)].map(({ memberId }) => memberId);
  return { lead, matter: await openMatter(lead, { name: `Matter ${world.marker}`, client: '', memberIds }) };
}
/** With a message of #general in it. */
async function gathered(world: World, parts: Parts) {
  const { lead, matter } = await opened(world, parts);
  const { message } = await sendMessage(world.colleague, {
    clientId: newId(),
    channelId: world.tenant.generalId,
    body: `for the matter ${world.marker}`,
  });
  const part = { channelId: world.tenant.generalId, from: null, until: null };
  return { lead, message, matter: await gather(lead, { matterId: matter.id, part, note: '' }) };
}

/** With a change of its rule that a colleague has asked for. */
async function asked(world: World, parts: Parts): Promise<{ changeId: string }> {
  const { matter } = await opened(world, parts);
  const { tenantId } = world.tenant;
  const data = { tenantId, id: newId(), matterId: matter.id, baseVersion: 0, state: 'asked', reason: 'Less to keep' };
  await withTenant(tenantId, (tx) => tx.matterRetentionChange.create({ data: { ...data, askedBy: world.colleague.memberId } }));
  return { changeId: data.id };
}
const ruleNulls = ['rule', 'set', 'change', 'agreedBy', 'dueAt', 'closedAt', 'nextCursor'];

export const matterSamples: Samples = {
  'matter.list': {
    input: async (world, parts) => {
      await opened(world, parts);
      return { isClosed: false };
    },
    answer: z.strictObject({ items: z.array(matterLine), nextCursor: z.string().nullable() }),
  },
  'matter.get': { input: async (world, parts) => ({ matterId: (await opened(world, parts)).matter.id }), answer: matterView },
  'matter.read': {
    input: async (world, parts) => {
      const { lead, matter } = await gathered(world, parts);
      await forgive('matterRead.member', `${world.tenant.tenantId} ${lead.memberId}`);
      await readMatter(lead, { matterId: matter.id });
      return { matterId: matter.id };
    },
    answer: gatheredPage,
  },
  'matter.open': {
    input: async (world, { caller }) => {
      await forgive('matter.member', `${world.tenant.tenantId} ${caller.memberId}`);
      return { name: `Matter ${world.marker}`, client: '', memberIds: [world.colleague.memberId] };
    },
    answer: matterView,
  },
  'matter.change': {
    input: async (world, parts) => ({
      matterId: (await opened(world, parts)).matter.id,
      name: `Renamed ${world.marker}`,
      client: 'Hale & Sons',
      isClosed: true,
    }),
    answer: matterView,
  },
  'matter.changePeople': {
    input: async (world, parts) => ({
      matterId: (await opened(world, parts)).matter.id,
      add: [world.colleague.memberId],
      remove: [],
    }),
    answer: matterView,
  },
  'matter.handOver': {
    input: async (world, parts) => {
      const { lead, matter } = await opened(world, parts);
      const other = matter.people.find(({ memberId }) => memberId !== lead.memberId);
      return { matterId: matter.id, memberId: other?.memberId };
    },
    answer: matterView,
  },
  'matter.gather': {
    input: async (world, parts) => ({
      matterId: (await opened(world, parts)).matter.id,
      part: { channelId: world.tenant.generalId, from: null, until: '2030-01-01' },
      note: '',
    }),
    answer: matterView,
    mayBeNull: ['part.from', 'part.until'],
  },
  'matter.takeOut': {
    input: async (world, parts) => {
      const { matter } = await gathered(world, parts);
      return { matterId: matter.id, partId: matter.parts[0]?.id };
    },
    answer: matterView,
  },
  'matter.hold': {
    input: async (world, parts) => {
      const { matter } = await gathered(world, parts);
      await forgive('hold.member', `${world.tenant.tenantId} ${parts.caller.memberId}`);
      return { matterId: matter.id, reason: 'A dispute is likely.' };
    },
    answer: z.strictObject({ holds: z.number().int() }),
    restore: (world) => releaseHolds(world),
  },
  'matter.linkFile': {
    input: async (world, parts) => {
      const { lead, matter } = await opened(world, parts);
      const fileId = await fileInRoom(world);
      const { channelId } = await withTenant(world.tenant.tenantId, (tx) => tx.file.findFirstOrThrow({ where: { id: fileId } }));
      const part = { tenantId: world.tenant.tenantId, id: newId(), matterId: matter.id, channelId: channelId ?? '' };
      await withTenant(world.tenant.tenantId, (tx) => tx.matterPart.create({ data: { ...part, addedBy: lead.memberId } }));
      return { matterId: matter.id, fileId };
    },
    answer: answers.fileLink,
  },
  'matter.setRetention': {
    input: async (world, parts) => ({
      matterId: (await opened(world, parts)).matter.id,
      rule: { act: 'atLeast', days: 2555, countsFrom: 'closing' },
      version: 0,
      reason: 'The rule of our chamber',
    }),
    answer: matterRetention,
    mayBeNull: ruleNulls,
  },
  'matter.agreeToRetention': { input: asked, answer: matterRetention, mayBeNull: ruleNulls },
  'matter.withdrawRetention': { input: asked, answer: matterRetention, mayBeNull: ruleNulls },
  'matter.keeping': {
    input: async (world, parts) => {
      await asked(world, parts);
      return {};
    },
    answer: keepingMatterPage,
    mayBeNull: ruleNulls,
  },
  'matter.markPrivileged': {
    input: async (world, parts) => {
      const { matter, message } = await gathered(world, parts);
      return { matterId: matter.id, messageId: message.id, isPrivileged: true };
    },
    answer: answers.nothing,
  },
};
