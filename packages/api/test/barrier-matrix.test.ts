import { createBarrier } from '@parley/core/barrier/change-barrier';
import { addEmoji } from '@parley/core/emoji/custom-emoji';
import { storeUpload } from '@parley/core/file/store-upload';
import { changeGroupMembers, createGroup } from '@parley/core/group/change-group';
import { newId } from '@parley/core/id';
import { pinMessage } from '@parley/core/message/pin-message';
import { sendMessage } from '@parley/core/message/send-message';
import { saveMessage } from '@parley/core/saved/saved-messages';
import { buildChannel, buildDirect, buildMember, type BuiltMember } from '@parley/core/testing/build';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { eventSamples } from './matrix/event-samples.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import type { Samples } from './matrix/samples.ts';
import { eventSurface, procedureSurface, type Surface } from './matrix/surface.ts';
import { replaceUuids, uuidPositions } from './matrix/uuid-positions.ts';

openBilling();
const procedures = procedureSurface();
const surfaces: [string, Surface, Samples][] = [
  ['procedure', procedures, procedureSamples],
  ['event', eventSurface(), eventSamples],
];

let world: World;
/** Somebody whom a barrier hides from `world.people.member`, and what is theirs: all of it carries their mark. */
let hidden: BuiltMember & { mark: string };
let theirs: Record<'member' | 'channel' | 'message' | 'file', string>;

/** A colleague with a public channel, files, pins, an emoji, a conversation and a group of their own. */
async function buildHidden(): Promise<void> {
  const mark = `behind-${newId().slice(-8)}`;
  const person = await buildMember(world.tenant, { name: `Person ${mark}`, inGeneral: false });
  hidden = { ...person, mark };
  const channel = await buildChannel(world.tenant, { kind: 'public', members: [person] });
  async function* bytes() {
    yield new TextEncoder().encode(`harbour ${mark}`);
  }
  const { file } = await storeUpload(person, { name: `${mark}.txt`, bytes: bytes() });
  const body = `harbour ${mark}`;
  const { message } = await sendMessage(person, { clientId: newId(), channelId: channel, body, fileIds: [file.id] });
  await pinMessage(person, { messageId: message.id, on: true });
  await saveMessage(world.people.member, { messageId: message.id });
  await addEmoji(person, { name: `e${newId().slice(-8)}`, picture: smallest });
  await sendMessage(person, { clientId: newId(), channelId: await buildDirect(person, [world.tenant.owner]), body });
  theirs = { member: person.memberId, channel, message: message.id, file: file.id };
}
const smallest = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  world = await buildWorld('walls');
  await buildHidden();
});

async function raise(): Promise<void> {
  const { owner } = world.tenant;
  const group = async (name: string, memberIds: string[]) => (await createGroup(owner, { name, memberIds })).id;
  const one = await group(`One ${newId()}`, [world.people.member.memberId]);
  const other = await group(`Other ${newId()}`, []);
  await changeGroupMembers(owner, { groupId: other, add: [hidden.memberId], remove: [] });
  const sides = { oneGroupId: one, other: { kind: 'group' as const, groupId: other } };
  await createBarrier(owner, { name: 'Wall', reason: 'Opponents.', ...sides, isOn: true });
}

/** Which thing of the hidden person an id in an input may be exchanged for, by the name that it stands under. */
const wishFor = (field: string): string | null => {
  const kind = (['member', 'channel', 'message', 'file'] as const).find((one) => field.toLowerCase().includes(one));
  return kind ? theirs[kind] : field === 'from' ? theirs.member : field === 'in' ? theirs.channel : null;
};

/** What an answer gives away: name, address, words, and ids that the caller did not bring along. */
function givenAway(json: string, text: string): string[] {
  const marks = [hidden.mark, hidden.email, hidden.userId, ...[hidden.memberId].filter((id) => !json.includes(id))];
  return marks.filter((mark) => text.includes(mark));
}

async function leaksOf(surface: Surface, samples: Samples, name: string): Promise<string[]> {
  const caller = world.people.member;
  const make = async () => samples[name]?.input(world, { caller, author: caller });
  const call = async (input: unknown) => {
    const json = JSON.stringify(input) ?? 'null';
    const reply = await surface.call({ name, token: caller.sessionToken, workspace: world.tenant.slug, json });
    await samples[name]?.restore?.(world);
    return givenAway(json, reply.text).map((mark) => `${mark} in ${reply.text.slice(0, 400)}`);
  };
  const plain = await make();
  const leaks = await call(plain);
  if (!uuidPositions(plain).some(({ field }) => wishFor(field))) return leaks;
  return [...leaks, ...(await call(replaceUuids(await make(), ({ value, field }) => wishFor(field) ?? value)))];
}

describe('without a barrier', () => {
  // Else the test below would find nothing because there is nothing to find.
  test.each([
    'member.list',
    'member.get',
    'workspace.bootstrap',
    'channel.members',
    'message.get',
    'file.list',
    'emoji.list',
    'saved.list',
  ])('%s shows the person', async (name) => {
    expect(await leaksOf(procedures, procedureSamples, name)).not.toEqual([]);
  });
});

describe('behind a barrier', () => {
  beforeAll(raise);
  describe.each(surfaces)('no %s', (_, surface, samples) => {
    test.each(surface.names)('%s shows the person, whatever id it is given', async (name) => {
      expect(await leaksOf(surface, samples, name)).toEqual([]);
    });
  });
});
