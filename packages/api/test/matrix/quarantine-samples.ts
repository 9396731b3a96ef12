import { heldFilePage, heldMessagePage, myHeldMessage, myHeldPage, openedMessage } from '@parley/contract/quarantine';
import { storeUpload } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { holdMessage } from '@parley/core/quarantine/hold-message';
import { listMyHeld } from '@parley/core/quarantine/my-held';
import type { BuiltMember } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

/** A message that waits for review. */
async function held(author: BuiltMember, channelId: string, body: string): Promise<{ id: string }> {
  const clientId = newId();
  await holdMessage(author, { input: { clientId, channelId, body }, extra: null, made: {}, files: [], heldBy: [] });
  const { items } = await listMyHeld(author, {});
  return { id: items.find((item) => item.clientId === clientId)?.id ?? '' };
}
/** Written by somebody who never decides, where every member is. */
const heldOpenly = ({ colleague, tenant, marker }: World) => held(colleague, tenant.generalId, `Held ${marker}`);
/** Where no scanner is, what is held is held by hand. */
async function heldFile({ colleague, marker }: World): Promise<{ id: string }> {
  async function* bytes() {
    yield Buffer.from(marker);
  }
  const { file } = await storeUpload(colleague, { name: `${marker}.txt`, bytes: bytes() });
  await withTenant(colleague.tenantId, (tx) => tx.file.updateMany({ where: { id: file.id }, data: { state: 'held' } }));
  return { id: file.id };
}
const heldInRoom = ({ roomId, sealed }: World, author: BuiltMember) => held(author, roomId, sealed);

export const quarantineSamples: Samples = {
  'quarantine.list': { input: () => ({ tab: 'waiting', cursor: null }), answer: heldMessagePage },
  'quarantine.open': { input: heldOpenly, answer: openedMessage },
  'quarantine.release': { input: heldOpenly, answer: answers.nothing },
  'quarantine.refuse': {
    input: async (world) => ({ ...(await heldOpenly(world)), reason: 'This belongs into a letter' }),
    answer: answers.nothing,
  },
  'quarantine.files': { input: () => ({ cursor: null }), answer: heldFilePage, mayBeEmpty: true },
  'quarantine.releaseFile': { input: heldFile, answer: answers.nothing },
  'quarantine.mine': { input: () => ({ cursor: null }), answer: myHeldPage, mayBeEmpty: true },
  'quarantine.mineById': { input: (world, { author }) => heldInRoom(world, author), answer: myHeldMessage },
  'quarantine.withdraw': { input: (world, { author }) => heldInRoom(world, author), answer: myHeldMessage },
};
