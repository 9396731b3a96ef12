import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@parley/core/id';
import { createChannel, openDirect } from '@parley/core/channel/create-channel';
import { setChannelTopic } from '@parley/core/channel/change-channel';
import { openFile } from '@parley/core/file/open-file';
import { linkFile } from '@parley/core/file/link-file';
import { storeUpload } from '@parley/core/file/store-upload';
import { editMessage } from '@parley/core/message/change-message';
import { sendMessage } from '@parley/core/message/send-message';
import { approveCase } from '@parley/core/oversight-case/decide-case';
import { openCase } from '@parley/core/oversight-case/open-case';
import { searchCase } from '@parley/core/oversight-case/search-case';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeExport } from '../../core/test/export/make-export.ts';
import { openBilling } from '../../core/test/billing/open-billing.ts';
import { buildWorld, type World } from './matrix/build-world.ts';
import { eventSamples } from './matrix/event-samples.ts';
import { procedureSamples } from './matrix/procedure-samples.ts';
import { eventSurface, procedureSurface, type Surface } from './matrix/surface.ts';
import type { Samples } from './matrix/samples.ts';
import { replaceUuids } from './matrix/uuid-positions.ts';

openBilling();

/** Stands in every name, word and file of what the owner is not in. */
const marker = `hidden-${newId().slice(-12)}`;
/** Stands beside it, and is what the owner looks for: an echo of the question is no leak. */
const wanted = 'zeppelin';
type Hidden = { channelId: string; messageId: string; fileId: string };

let world: World;
let conversations: Hidden[];
let caseId: string;
const day = (daysFromNow: number) => new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);
const asking = () => ({
  name: 'Not approved',
  reason: 'Curiosity, which is no reason to read.',
  scope: { channelIds: [], memberIds: [world.colleague.memberId], from: null, until: null },
  endsOn: day(7),
  tellsAfter: false,
  tellsWho: false,
  workerIds: [world.people.owner.memberId],
});

beforeAll(async () => {
  world = await buildWorld('home');
  const { colleague, people } = world;
  const { channel } = await createChannel(colleague, {
    name: `${marker}-room`,
    kind: 'private',
    memberIds: [people.member.memberId],
  });
  await setChannelTopic(colleague, { channelId: channel.id, topic: `${marker} ${wanted}` });
  const direct = await openDirect(colleague, { memberIds: [people.member.memberId] });
  conversations = [];
  for (const channelId of [channel.id, direct.channel.id]) {
    async function* bytes() {
      yield new TextEncoder().encode(`${wanted} ${marker}`);
    }
    const { file } = await storeUpload(colleague, { name: `${wanted} ${marker}.txt`, bytes: bytes() });
    const body = `${wanted} ${marker} <@${people.member.memberId}> sealed`;
    const { message } = await sendMessage(colleague, { clientId: newId(), channelId, body, fileIds: [file.id] });
    await sendMessage(people.member, { clientId: newId(), channelId, body: `${wanted} ${marker}`, parentId: message.id });
    await editMessage(colleague, { messageId: message.id, body: `${wanted} ${marker} sealed` });
    conversations.push({ channelId, messageId: message.id, fileId: file.id });
  }
  caseId = (await openCase(people.owner, asking())).id;
});

/** Does anything that was exported hold the marker, in the clear or as a mail writes it? */
async function holds(dir: string): Promise<boolean> {
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    const encoded = [0, 1, 2].map((shift) =>
      Buffer.from(`${' '.repeat(shift)}${marker}`)
        .toString('base64')
        .slice(4, -4),
    );
    if ([marker, ...encoded].some((text) => bytes.includes(text))) return true;
  }
  return false;
}

/** The input with every id of a conversation, message or file made one of the hidden ones, and every question the wanted word. */
function aimed(input: unknown, hidden: Hidden): unknown {
  const targets: Record<string, string> = {
    ...hidden,
    channelIds: hidden.channelId,
    channels: hidden.channelId,
    in: hidden.channelId,
    parentId: hidden.messageId,
    around: hidden.messageId,
    fileIds: hidden.fileId,
    caseId,
  };
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return field === 'query' || field === 'terms' ? wanted : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, field));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]));
  };
  return walk(
    replaceUuids(input, ({ value, field }) => targets[field] ?? value),
    '',
  );
}

/** What somebody gets from a call: as it is, and aimed at each hidden conversation. Answers those that hold the marker. */
async function leaks(surface: Surface, samples: Samples, name: string, caller = world.people.owner): Promise<string[]> {
  const found: string[] = [];
  for (const hidden of [null, ...conversations]) {
    const sample = samples[name];
    const input = await sample?.input(world, { caller, author: caller });
    const json = JSON.stringify(hidden ? aimed(input, hidden) : input) ?? 'null';
    const reply = await surface.call({ name, token: caller.sessionToken, workspace: world.tenant.slug, json });
    await sample?.restore?.(world);
    if (reply.text.includes(marker)) found.push(`${json}: ${reply.text.slice(0, 300)}`);
  }
  return found;
}

describe('P14: without an approved case the owner reads nothing of a conversation that they are not in', () => {
  const surfaces: [string, Surface, Samples][] = [
    ['procedure', procedureSurface(), procedureSamples],
    ['event', eventSurface(), eventSamples],
  ];
  describe.each(surfaces)('%s', (_, surface, samples) => {
    test.each(surface.names)('%s', async (name) => {
      expect(await leaks(surface, samples, name)).toEqual([]);
    });
  });

  test('while whoever is in it gets it by the same calls', async () => {
    for (const name of ['message.get', 'message.thread', 'message.search', 'file.search', 'channel.get'])
      expect(await leaks(procedureSurface(), procedureSamples, name, world.colleague), name).not.toEqual([]);
  });

  test('by an export, unless it is one of a case', async () => {
    const { owner, archive } = world.people;
    const own = await makeExport(owner, { reason: 'All that I may read.' });
    expect(await holds(own.dir)).toBe(false);
    const open = await openCase(owner, asking());
    await expect(makeExport(owner, { caseId: open.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await approveCase(archive, { caseId: open.id, version: open.version, note: '' });
    expect(await holds((await makeExport(owner, { caseId: open.id })).dir)).toBe(true);
  });

  test('by a file, or a link to one', async () => {
    const absent = expect.objectContaining({ code: 'NOT_FOUND' });
    for (const { fileId } of conversations) {
      await expect(openFile(world.people.owner, fileId)).rejects.toEqual(absent);
      await expect(linkFile(world.people.owner, { fileId })).rejects.toEqual(absent);
    }
  });

  test('and with one they do', async () => {
    const { owner, archive } = world.people;
    const open = await openCase(owner, asking());
    await approveCase(archive, { caseId: open.id, version: open.version, note: '' });
    const query = { query: wanted, from: [], in: [], after: null, before: null, withDeleted: true };
    const { items } = await searchCase(owner, { caseId: open.id, query });
    expect(JSON.stringify(items)).toContain(marker);
    expect(new Set(items.map(({ channel }) => channel.id))).toEqual(new Set(conversations.map(({ channelId }) => channelId)));
  });
});
