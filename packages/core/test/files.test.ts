import { withTenant } from '@parley/db/with-tenant';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { removeChannelMember } from '../src/channel/change-channel.ts';
import { config, configureCore } from '../src/config.ts';
import { checkFile } from '../src/file/check-file.ts';
import { linkFile, requireFileLink } from '../src/file/link-file.ts';
import { listFiles } from '../src/file/list-files.ts';
import { openFile } from '../src/file/open-file.ts';
import { readText } from '../src/file/read-text.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { deleteMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { eicar, startClamd } from './files/clamd.ts';
import { startS3 } from './files/s3-server.ts';
import { zip } from './files/zip.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
async function* stream(content: Buffer | string) {
  yield Buffer.from(content);
}
const upload = async (actor: Actor, name: string, content: Buffer | string) =>
  (await storeUpload(actor, { name, bytes: stream(content) })).file;
const share = async (actor: Actor, channelId: string, fileId: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body: '', fileIds: [fileId] })).message;
const bytesOf = async (actor: Actor, fileId: string, variant?: 'original' | 'thumb' | 'screen') => {
  const chunks: Buffer[] = [];
  for await (const chunk of await (await openFile(actor, fileId)).stream(variant)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
const eventsOf = (actor: Actor, type: string) =>
  asOwner<{ actor_id: string }>('SELECT actor_id FROM app.event WHERE tenant_id = $1 AND type = $2', [actor.tenantId, type]);
async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  return { tenant, ana, jun, outsider, channelId };
}
/** Settings of the installation for one test. */
const withConfig = (changes: Partial<ReturnType<typeof config>>) => configureCore({ ...config(), ...changes });
afterEach(() => withConfig({ clamdUrl: undefined, s3: undefined }));

describe('with the scanner', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd.stop());

  test('a file that it passes is clean; EICAR is stopped plain, zipped and zipped twice, and the log says who brought it', async () => {
    const { ana } = await firm();
    withConfig({ clamdUrl: clamd.url });
    expect(await upload(ana, 'notes.txt', 'harmless')).toMatchObject({ state: 'clean' });
    const once = await zip({ 'eicar.com': eicar });
    const harmful: [string, Buffer][] = [
      ['eicar.txt', eicar],
      ['eicar.zip', once],
      ['twice.zip', await zip({ 'inner.zip': once })],
    ];
    for (const [name, content] of harmful)
      await expect(upload(ana, name, content)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'no-malware' }));
    const trail = await eventsOf(ana, 'file.blocked');
    expect(trail.map(({ actor_id }) => actor_id)).toEqual([ana.memberId, ana.memberId, ana.memberId]);
    expect(await withTenant(ana.tenantId, (tx) => tx.file.count())).toBe(1);
  });

  test('a dead scanner holds: the message says so, nobody opens the file, and it is opened or blocked once the scanner is back', async () => {
    const { ana, jun, channelId } = await firm();
    withConfig({ clamdUrl: 'tcp://127.0.0.1:1' });
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const [good, bad] = [await upload(ana, 'harbour.png', picture), await upload(ana, 'eicar.txt', eicar)];
    const [goodMessage, badMessage] = [await share(ana, channelId, good.id), await share(ana, channelId, bad.id)];
    expect(goodMessage.files[0]).toMatchObject({ state: 'held', hasThumb: false, note: 'scannerAway' });
    await checkFile({ tenantId: ana.tenantId, fileId: good.id });
    for (const reader of [ana, jun]) await expect(openFile(reader, good.id)).rejects.toEqual(refusal({ rule: 'checked-first' }));
    await expect(linkFile(jun, { fileId: good.id })).rejects.toEqual(refusal({ rule: 'checked-first' }));

    withConfig({ clamdUrl: clamd.url });
    for (const { id } of [good, bad]) await checkFile({ tenantId: ana.tenantId, fileId: id });
    expect((await accessMessage(jun, goodMessage.id)).files[0]).toMatchObject({ state: 'clean', hasThumb: true, note: null });
    expect((await openFile(jun, good.id)).name).toBe('harbour.png');
    expect((await accessMessage(jun, badMessage.id)).files[0]).toMatchObject({
      state: 'blocked',
      signature: expect.stringContaining('Test.Eicar'),
    });
    await expect(openFile(jun, bad.id)).rejects.toEqual(refusal({ rule: 'no-malware' }));
    const events = await eventsOf(ana, 'message.fileChecked');
    expect(events).toHaveLength(2);
  });
});

describe('what lies or explodes', () => {
  test('a page under the name of a picture is bytes to download, and so is a picture under the name of a page', async () => {
    const { ana } = await firm();
    const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const [name, content] of [
      ['photo.png', '<script>alert(1)</script>'],
      ['page.html', picture],
      ['logo.svg', svg],
      ['x.html', svg],
    ] as const)
      expect(await upload(ana, name, content)).toMatchObject({ mime: 'application/octet-stream', width: null, hasThumb: false });
    expect(await upload(ana, 'photo.png', svg)).toMatchObject({ note: 'otherContent' });
  });

  test('bombs are refused before anything opens them', async () => {
    const { ana } = await firm();
    const zeros = await zip({ 'zeros.bin': Buffer.alloc(30_000_000) });
    const deep = await zip({
      'a.zip': await zip({ 'b.zip': await zip({ 'c.zip': await zip({ 'd.zip': await zip({ 'e.txt': 'x' }) }) }) }),
    });
    const entities = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>';
    const huge = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    for (const [name, content] of [
      ['zeros.zip', zeros],
      ['nested.zip', await zip({ 'inner.zip': zeros })],
      ['deep.zip', deep],
      ['laughs.svg', entities],
      ['laughs.docx', await zip({ 'word/document.xml': entities })],
    ] as const)
      await expect(upload(ana, name, content), name).rejects.toEqual(refusal({ rule: 'no-bombs' }));
    // The header's checksum no longer fits, so that some readers stop there; none may go on to a picture.
    const outcome = await upload(ana, 'huge.png', huge).then(
      ({ width }) => width,
      ({ rule }: { rule: string }) => rule,
    );
    expect([null, 'no-bombs']).toContain(outcome);
    expect(await upload(ana, 'fine.zip', await zip({ 'a.txt': 'words', 'b.zip': await zip({ 'c.txt': 'more' }) }))).toMatchObject({
      state: 'unscanned',
    });
  });
});

test('what people look at carries no metadata and stands upright', async () => {
  const { ana } = await firm();
  const photo = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'teal' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Unsayable Name', Orientation: '6' } })
    .toBuffer();
  expect(photo.includes('Unsayable Name')).toBe(true);
  const file = await upload(ana, 'photo.jpg', photo);
  expect(file).toMatchObject({ hasThumb: true, mime: 'image/jpeg' });
  for (const variant of ['thumb', 'screen'] as const) {
    const copy = await bytesOf(ana, file.id, variant);
    expect(copy.includes('Unsayable Name')).toBe(false);
    expect((await sharp(copy).metadata()).exif).toBeUndefined();
  }
});

test('a download link is good for its member alone, for a minute, and only while they may read the message', async () => {
  const { tenant, ana, jun, outsider, channelId } = await firm();
  const { id } = await upload(ana, 'minutes.txt', 'words');
  await share(ana, channelId, id);
  const query = new URL((await linkFile(jun, { fileId: id })).url, 'http://x').searchParams;
  expect(() => requireFileLink(jun, id, query)).not.toThrow();
  const wrong: [Actor, string, URLSearchParams][] = [
    [ana, id, query],
    [jun, newId(), query],
    [jun, id, new URLSearchParams()],
    [jun, id, new URLSearchParams({ expires: String(Date.now() - 1), signature: query.get('signature') ?? '' })],
    [jun, id, new URLSearchParams({ expires: String(Date.now() + 3_600_000), signature: query.get('signature') ?? '' })],
  ];
  for (const given of wrong) expect(() => requireFileLink(...given)).toThrow(refusal({ code: 'NOT_FOUND' }));
  await expect(linkFile(outsider, { fileId: id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await removeChannelMember(tenant.owner, { channelId, memberId: jun.memberId });
  await expect(openFile(jun, id)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
});

test('a channel lists its files by kind and name, the latest first, for those who read it; a deleted message takes its own along', async () => {
  const { ana, jun, outsider, channelId } = await firm();
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const [notes, photo] = [await upload(ana, 'board notes 100%.txt', 'words'), await upload(ana, 'photo.png', picture)];
  await share(ana, channelId, notes.id);
  const last = await share(ana, channelId, photo.id);
  const names = async (more: object = {}) => (await listFiles(jun, { channelId, ...more })).items.map(({ file }) => file.name);
  expect(await names()).toEqual(['photo.png', 'board notes 100%.txt']);
  expect([await names({ kind: 'picture' }), await names({ kind: 'document' })]).toEqual([['photo.png'], ['board notes 100%.txt']]);
  expect([await names({ query: '100%' }), await names({ query: 'b_ard' })]).toEqual([['board notes 100%.txt'], []]);
  await expect(listFiles(outsider, { channelId })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await deleteMessage(ana, { messageId: last.id });
  expect(await names()).toEqual(['board notes 100%.txt']);
});

test('the words of a text, a Word file and a spreadsheet are kept for search', async () => {
  const { ana } = await firm();
  const word = await zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': '<w:p><w:t>Quay &amp; harbour</w:t></w:p><w:p><w:t>dues</w:t></w:p>',
  });
  const sheet = await zip({
    '[Content_Types].xml': '<Types/>',
    'xl/sharedStrings.xml': '<sst><si><t>Pilotage</t></si><si><t>Towage</t></si></sst>',
  });
  const files = [await upload(ana, 'a.txt', 'Plain words'), await upload(ana, 'b.docx', word), await upload(ana, 'c.xlsx', sheet)];
  for (const { id } of files) await readText({ tenantId: ana.tenantId, fileId: id });
  const rows = await withTenant(ana.tenantId, (tx) => tx.fileText.findMany({ orderBy: { fileId: 'asc' } }));
  expect(rows.map(({ text }) => text)).toEqual(['Plain words', 'Quay & harbour dues', 'Pilotage Towage']);
});

test('an S3 store holds the bytes, gives ranges of them, and forgets them', async () => {
  const s3 = await startS3();
  const { ana } = await firm();
  withConfig({
    s3: { endpoint: s3.endpoint, bucket: 'parley', region: 'eu', accessKeyId: 'k', secretAccessKey: 's', forcePathStyle: true },
  });
  const { id } = await upload(ana, 'notes.txt', '0123456789');
  expect([...s3.objects.keys()]).toEqual([`parley/${ana.tenantId}/${id}`]);
  expect((await bytesOf(ana, id)).toString()).toBe('0123456789');
  const part = await (await openFile(ana, id)).stream('original', { start: 2, end: 4 });
  expect((await part.toArray()).map(String).join('')).toBe('234');
  const { storage, storageKey } = await import('../src/storage/storage.ts');
  await storage().remove([storageKey(ana.tenantId, id)]);
  expect(s3.objects.size).toBe(0);
  s3.stop();
});
