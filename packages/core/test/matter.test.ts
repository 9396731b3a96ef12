import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { listAudit } from '../src/audit/list-audit.ts';
import { createBarrier } from '../src/barrier/change-barrier.ts';
import { addChannelMembers } from '../src/channel/change-channel.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { createGroup } from '../src/group/change-group.ts';
import { listHolds } from '../src/hold/list-holds.ts';
import { newId } from '../src/id.ts';
import { gather, takeOut } from '../src/matter/gather.ts';
import { changeMatter, changeMatterPeople, handOverMatter, openMatter } from '../src/matter/open-matter.ts';
import { holdMatter } from '../src/matter/hold-matter.ts';
import { takeMatter } from '../src/matter/take-matter.ts';
import { linkMatterFile, openMatterFile } from '../src/matter/matter-file.ts';
import { getMatter, listMatters, markPrivileged, readMatter } from '../src/matter/read-matter.ts';
import { deleteMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { tamper } from './as-owner.ts';
import { unpack } from './export/unpack.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
const run = promisify(execFile);

const say = (actor: Actor, channelId: string, body: string, parentId?: string) =>
  sendMessage(actor, { clientId: newId(), channelId, body, parentId }).then(({ message }) => message);
const whole = (channelId: string) => ({ channelId, from: null, until: null });

let firm: BuiltTenant;
let ana: BuiltMember;
let bert: BuiltMember;
let room: string;
let matterId: string;
beforeEach(async () => {
  firm = await buildTenant();
  ana = await buildMember(firm, { name: 'Ana' });
  bert = await buildMember(firm, { name: 'Bert' });
  room = await buildChannel(firm, { kind: 'private', members: [ana] });
  ({ id: matterId } = await openMatter(ana, { name: 'Hale v. Marsh', client: 'Hale', memberIds: [bert.memberId] }));
});
const textsFor = async (actor: Actor, more: { channelId?: string; onlyPrivileged?: boolean } = {}) => {
  const bodies: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await readMatter(actor, { matterId, ...more, cursor });
    bodies.push(...page.items.map(({ message }) => message.body));
    cursor = page.nextCursor;
  } while (cursor);
  return bodies;
};
const refusedAs = (code: string) => expect.objectContaining({ code }) as object;

describe('a matter', () => {
  test('is known to its people alone: not to an owner, not to an admin', async () => {
    await say(ana, room, 'in the room');
    await gather(ana, { matterId, part: whole(room), note: 'where it began' });
    for (const person of [firm.owner, await buildMember(firm, { role: 'admin' })]) {
      await expect(getMatter(person, { matterId })).rejects.toEqual(refusedAs('NOT_FOUND'));
      await expect(readMatter(person, { matterId })).rejects.toEqual(refusedAs('NOT_FOUND'));
      await expect(changeMatter(person, { matterId, name: 'x', client: '', isClosed: true })).rejects.toEqual(
        refusedAs('NOT_FOUND'),
      );
      expect((await listMatters(person, { isClosed: false })).items).toEqual([]);
    }
    const other = await buildTenant();
    await expect(getMatter(other.owner, { matterId })).rejects.toEqual(refusedAs('NOT_FOUND'));
  });

  test('is read by its people as one, in the order of time, each message once; that they read it is in the log first', async () => {
    const direct = await buildDirect(ana, [firm.owner]);
    await say(ana, room, 'first');
    await say(ana, direct, 'second');
    const third = await say(ana, room, 'third');
    await say(ana, room, 'an answer', third.id);
    await gather(ana, { matterId, part: whole(room), note: '' });
    await gather(ana, { matterId, part: { messageId: third.id }, note: '' });
    await gather(ana, { matterId, part: whole(direct), note: '' });
    expect(await textsFor(bert)).toEqual(['first', 'second', 'third', 'an answer']);
    expect(await textsFor(bert, { channelId: direct })).toEqual(['second']);
    const read = (await listAudit(firm.owner, {})).entries.filter(({ type }) => type === 'matter.read');
    expect(read).toHaveLength(2);
    expect(JSON.stringify(read)).toContain(room);
    expect(JSON.stringify(read)).not.toContain('second');
    await textsFor(ana);
    expect((await listAudit(firm.owner, {})).entries.filter(({ type }) => type === 'matter.read')).toHaveLength(2);
  });

  test('gathers only what whoever gathers could read, and only of the days that were asked for', async () => {
    await expect(gather(bert, { matterId, part: whole(room), note: '' })).rejects.toEqual(refusedAs('NOT_FOUND'));
    const before = await say(ana, room, 'before his time');
    await tamper(`UPDATE app.message SET created_at = '2020-01-05T12:00:00Z' WHERE tenant_id = $1 AND id = $2`, [
      firm.tenantId,
      before.id,
    ]);
    await addChannelMembers(ana, { channelId: room, memberIds: [bert.memberId], history: { kind: 'none' } });
    await say(ana, room, 'in his time');
    await gather(bert, { matterId, part: whole(room), note: '' });
    expect(await textsFor(ana)).toEqual(['in his time']);
    await gather(ana, { matterId, part: { channelId: room, from: '2020-01-05', until: '2020-01-05' }, note: '' });
    expect(await textsFor(ana)).toEqual(['before his time', 'in his time']);
    await expect(gather(bert, { matterId, part: { messageId: before.id }, note: '' })).rejects.toEqual(refusedAs('NOT_FOUND'));
    await expect(
      gather(ana, { matterId, part: { channelId: room, from: '2020-01-05', until: '2020-01-05' }, note: '' }),
    ).rejects.toEqual(refusedAs('CONFLICT'));
  });

  test('loses with a part what only that part held, and shows nothing that was deleted', async () => {
    const gone = await say(ana, room, 'taken back');
    await say(ana, room, 'stays');
    const { parts } = await gather(ana, { matterId, part: whole(room), note: '' });
    await deleteMessage(ana, { messageId: gone.id });
    expect(await textsFor(bert)).toEqual(['stays']);
    await expect(takeOut(bert, { matterId, partId: parts[0]?.id ?? '' })).rejects.toEqual(refusedAs('FORBIDDEN'));
    await takeOut(ana, { matterId, partId: parts[0]?.id ?? '' });
    expect(await textsFor(bert)).toEqual([]);
  });

  test('marks what is privileged, and shows that alone when asked', async () => {
    const secret = await say(ana, room, 'to our counsel');
    await say(ana, room, 'to everybody');
    await expect(markPrivileged(ana, { matterId, messageId: secret.id, isPrivileged: true })).rejects.toEqual(
      refusedAs('NOT_FOUND'),
    );
    await gather(ana, { matterId, part: whole(room), note: '' });
    await markPrivileged(bert, { matterId, messageId: secret.id, isPrivileged: true });
    expect(await textsFor(ana, { onlyPrivileged: true })).toEqual(['to our counsel']);
    await markPrivileged(bert, { matterId, messageId: secret.id, isPrivileged: false });
    expect(await textsFor(ana, { onlyPrivileged: true })).toEqual([]);
  });

  test('is taken along with or without what is privileged, and each file of it is as its sum says', async () => {
    async function* bytes() {
      yield new TextEncoder().encode('what the lease says');
    }
    const { file } = await storeUpload(ana, { name: 'lease.txt', bytes: bytes() });
    await sendMessage(ana, { clientId: newId(), channelId: room, body: '=SUM(A1) of the lease', fileIds: [file.id] });
    const secret = await say(ana, room, 'to our counsel');
    await gather(ana, { matterId, part: whole(room), note: '' });
    await markPrivileged(ana, { matterId, messageId: secret.id, isPrivileged: true });
    for (const withPrivileged of [true, false]) {
      const { stream } = await takeMatter(bert, { matterId, withPrivileged });
      const path = join(await mkdtemp(join(tmpdir(), 'parley-matter-')), 'matter.zip');
      await pipeline(stream, createWriteStream(path));
      const dir = await unpack(path);
      const { stdout } = await run('sha256sum', ['-c', 'manifest.sha256'], { cwd: dir });
      expect(stdout.match(/: OK$/gm)).toHaveLength(4);
      const rows = await readFile(join(dir, 'messages.csv'), 'utf8');
      expect(rows).toContain("'=SUM(A1) of the lease");
      expect(rows.includes('to our counsel')).toBe(withPrivileged);
      expect((await readFile(join(dir, 'messages.ndjson'), 'utf8')).includes('to our counsel')).toBe(withPrivileged);
      expect(await readFile(join(dir, `files/${file.id}.txt`), 'utf8')).toBe('what the lease says');
    }
    await expect(takeMatter(firm.owner, { matterId, withPrivileged: true })).rejects.toEqual(refusedAs('NOT_FOUND'));
    const taken = (await listAudit(firm.owner, {})).entries.filter(({ type }) => type === 'matter.taken');
    expect(taken).toHaveLength(2);
  });

  test('opens its files to its people for a minute, also from where they are not, with an entry first; to nobody else', async () => {
    async function* bytes() {
      yield new TextEncoder().encode('what the lease says');
    }
    const { file } = await storeUpload(ana, { name: 'lease.txt', bytes: bytes() });
    await sendMessage(ana, { clientId: newId(), channelId: room, body: 'the lease', fileIds: [file.id] });
    const named = { matterId, fileId: file.id };
    await expect(linkMatterFile(bert, named)).rejects.toEqual(refusedAs('NOT_FOUND'));
    const { parts } = await gather(ana, { matterId, part: whole(room), note: '' });
    const { url } = await linkMatterFile(bert, named);
    const query = new URL(url, 'http://localhost').searchParams;
    const link = { ...named, expires: Number(query.get('expires')), signature: query.get('signature') ?? '' };
    const opened = async (actor: Actor, more: object = {}) => text((await openMatterFile(actor, { ...link, ...more })).stream);
    expect(await opened(bert)).toBe('what the lease says');
    const taken = (await listAudit(firm.owner, {})).entries.filter(({ type }) => type === 'matter.fileOpened');
    expect(taken).toMatchObject([{ actor: { name: 'Bert' }, details: { matterId, fileId: file.id } }]);
    for (const [actor, more] of [
      [ana, {}],
      [firm.owner, {}],
      [bert, { expires: link.expires + 1 }],
      [bert, { expires: Date.now() - 1 }],
    ] as const)
      await expect(opened(actor, more)).rejects.toEqual(refusedAs('NOT_FOUND'));
    await takeOut(ana, { matterId, partId: parts[0]?.id ?? '' });
    await expect(opened(bert)).rejects.toEqual(refusedAs('NOT_FOUND'));
  });

  test('shows nothing past a barrier that was put up later, neither words nor files nor in what is taken along', async () => {
    async function* bytes() {
      yield new TextEncoder().encode('what the lease says');
    }
    const { file } = await storeUpload(ana, { name: 'lease.txt', bytes: bytes() });
    await sendMessage(ana, { clientId: newId(), channelId: room, body: 'the lease', fileIds: [file.id] });
    await say(firm.owner, room, 'from the owner');
    await gather(ana, { matterId, part: whole(room), note: '' });
    expect(await textsFor(bert)).toEqual(['the lease', 'from the owner']);
    const [one, other] = [
      await createGroup(firm.owner, { name: 'Sales', memberIds: [ana.memberId] }),
      await createGroup(firm.owner, { name: 'Research', memberIds: [bert.memberId] }),
    ];
    const wall = { name: 'Wall', reason: 'Research is apart', oneGroupId: one.id, isOn: true };
    await createBarrier(firm.owner, { ...wall, other: { kind: 'group', groupId: other.id } });
    expect(await textsFor(bert)).toEqual(['from the owner']);
    expect(await textsFor(ana)).toEqual(['the lease', 'from the owner']);
    await expect(linkMatterFile(bert, { matterId, fileId: file.id })).rejects.toEqual(refusedAs('NOT_FOUND'));
    expect((await linkMatterFile(ana, { matterId, fileId: file.id })).url).toContain(file.id);
  });

  test('is held part by part by those of its people who may place holds', async () => {
    await gather(ana, { matterId, part: { channelId: room, from: '2020-01-05', until: null }, note: '' });
    await expect(holdMatter(ana, { matterId, reason: 'A dispute' })).rejects.toEqual(refusedAs('FORBIDDEN'));
    await expect(holdMatter(firm.owner, { matterId, reason: 'A dispute' })).rejects.toEqual(refusedAs('NOT_FOUND'));
    await changeMatterPeople(ana, { matterId, add: [firm.owner.memberId], remove: [] });
    expect(await holdMatter(firm.owner, { matterId, reason: 'A dispute' })).toEqual({ holds: 1 });
    const { items } = await listHolds(firm.owner, { isReleased: false });
    expect(items[0]).toMatchObject({ name: 'Hale v. Marsh', reason: 'A dispute' });
  });

  test('is changed by its lead; guests have no part in it; somebody always leads', async () => {
    const guest = await buildMember(firm, { role: 'guest' });
    await expect(changeMatterPeople(ana, { matterId, add: [guest.memberId], remove: [] })).rejects.toEqual(refusedAs('NOT_FOUND'));
    await expect(changeMatterPeople(ana, { matterId, add: [], remove: [ana.memberId] })).rejects.toEqual(refusedAs('INVALID'));
    await expect(changeMatterPeople(bert, { matterId, add: [], remove: [] })).rejects.toEqual(refusedAs('FORBIDDEN'));
    await handOverMatter(ana, { matterId, memberId: bert.memberId });
    await changeMatterPeople(bert, { matterId, add: [], remove: [ana.memberId] });
    await expect(getMatter(ana, { matterId })).rejects.toEqual(refusedAs('NOT_FOUND'));
    await changeMatter(bert, { matterId, name: 'Hale v. Marsh', client: 'Hale', isClosed: true });
    await expect(gather(bert, { matterId, part: whole(firm.generalId), note: '' })).rejects.toEqual(refusedAs('CONFLICT'));
    expect((await listMatters(bert, { isClosed: true })).items.map(({ id }) => id)).toEqual([matterId]);
  });
});
