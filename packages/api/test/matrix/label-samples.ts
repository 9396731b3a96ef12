import { bannerView, labelList, labelView, shownLabels, standingLower, type LabelInput } from '@parley/contract/label';
import { newId } from '@parley/core/id';
import { createLabel } from '@parley/core/label/change-label';
import { forgetLabels } from '@parley/core/label/held-labels';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const label = (world: World): LabelInput => ({
  name: `${world.marker} ${newId().slice(-6)}`,
  color: 'amber',
  meaning: `${world.marker} words`,
  stays: false,
  closedToGuests: false,
});
/** There are at most eight: what nothing carries goes, so that there is room. */
async function makeRoom({ tenant: { tenantId } }: World): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    await tx.channel.updateMany({ where: { labelId: { not: null } }, data: { labelId: null } });
    await tx.label.deleteMany({});
  });
  forgetLabels(tenantId);
}
async function made(world: World): Promise<{ id: string; version: number }> {
  await makeRoom(world);
  const [view] = await createLabel(world.tenant.owner, label(world));
  if (!view) throw new Error('no label was made');
  return view;
}
const one = async (world: World) => ({ id: (await made(world)).id });
const labels = z.array(labelView);

export const labelSamples: Samples = {
  'label.shown': { input: () => undefined, answer: shownLabels },
  'label.list': { input: () => undefined, answer: labelList },
  'label.lower': { input: one, answer: standingLower },
  'label.create': {
    input: async (world) => {
      await makeRoom(world);
      return label(world);
    },
    answer: labels,
  },
  'label.adopt': {
    input: async (world) => {
      await makeRoom(world);
      return { labels: [label(world), label(world)] };
    },
    answer: labels,
  },
  'label.change': {
    input: async (world) => {
      const { id, version } = await made(world);
      return { ...label(world), id, version };
    },
    answer: labels,
  },
  'label.order': {
    input: async (world) => {
      const first = await made(world);
      const all = await createLabel(world.tenant.owner, label(world));
      return { ids: [...all.map(({ id }) => id).filter((id) => id !== first.id), first.id] };
    },
    answer: labels,
  },
  'label.remove': { input: one, answer: labels },
  'label.restore': {
    input: async (world) => {
      const { id } = await made(world);
      await withTenant(world.tenant.tenantId, (tx) => tx.label.updateMany({ where: { id }, data: { retiredAt: new Date() } }));
      return { id };
    },
    answer: labels,
  },
  'label.setBanner': {
    input: (world) => ({ banner: { text: `${world.marker} ${newId().slice(-6)}`, color: 'blue', isDismissible: true } }),
    answer: z.strictObject({ banner: bannerView.nullable() }),
  },
  'channel.setLabel': {
    input: async (world) => {
      const { id: labelId } = await made(world);
      const { admin, member, guest, people, billing, rules, archive } = world.people;
      const members = [admin, member, guest, people, billing, rules, archive, world.colleague];
      return { channelId: await buildChannel(world.tenant, { kind: 'private', members }), labelId };
    },
    answer: answers.channel,
    mayBeNull: ['labelId'],
  },
  'message.setLabel': {
    input: async (world, { author }) => {
      const { id: labelId } = await made(world);
      const words = { clientId: newId(), channelId: world.roomId, body: `${world.sealed} words` };
      return { messageId: (await sendMessage(author, words)).message.id, labelId };
    },
    answer: answers.changedMessage,
    mayBeNull: ['labelId'],
  },
};
