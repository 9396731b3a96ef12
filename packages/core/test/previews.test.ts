import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withTenant } from '@parley/db/with-tenant';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { listFiles } from '../src/file/list-files.ts';
import { openFile } from '../src/file/open-file.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { withoutPreviews } from '../src/preview/ask-for-preview.ts';
import { previewMessage } from '../src/preview/preview-message.ts';
import { removePreview } from '../src/preview/remove-preview.ts';
import { searchFiles } from '../src/search/search-files.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

// The open internet of this test: every name is a public address, and a server on loopback answers for it.
const asked: string[] = [];
let picture: Buffer;
let hostile = '';
const answer: RequestListener = ({ url = '', headers }, response) => {
  asked.push(`${headers.host}${url}`);
  if (url === '/pic.png') return void response.setHeader('content-type', 'image/png').end(picture);
  if (url === '/fake.png')
    return void response.setHeader('content-type', 'image/png').end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  if (url === '/gone') return void response.writeHead(404).end();
  const image = url === '/fake' ? '/fake.png' : '/pic.png';
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<title>${hostile || 'A page'}</title><meta name="description" content="About it"><meta property="og:image" content="${image}">`,
  );
};
const server = createServer(answer);
const guard = {
  resolve: async () => ['93.184.216.34'],
  dial: () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
};
beforeAll(async () => {
  picture = await sharp({ create: { width: 1200, height: 630, channels: 3, background: '#336' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .png()
    .toBuffer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  asked.length = 0;
  hostile = '';
});
afterAll(() => void server.close());

const refusal = (code: string) => expect.objectContaining({ code });
const send = async (actor: Actor, channelId: string, body: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body })).message;
const look = async (actor: Actor, messageId: string) => {
  await previewMessage({ tenantId: actor.tenantId, messageId }, guard);
  return (await accessMessage(actor, messageId)).extra;
};
const waiting = (messageId: string) =>
  asOwner<{ key: string }>('SELECT key FROM graphile_worker.jobs WHERE key = $1', [`preview:${messageId}`]);
const unique = () => `http://${newId().slice(-12)}.example`;
async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  return { tenant, ana, jun, outsider, channelId };
}

test('a message with a link asks for its preview, and one without does not', async () => {
  const { ana, channelId } = await firm();
  const plain = await send(ana, channelId, 'no link, only `http://in.code.example`');
  const linked = await send(ana, channelId, `see ${unique()}`);
  expect(await waiting(plain.id)).toHaveLength(0);
  expect(await waiting(linked.id)).toHaveLength(1);
  const url = unique();
  await editMessage(ana, { messageId: plain.id, body: `now ${url}` });
  expect(await waiting(plain.id)).toHaveLength(1);
});

test('an author who wants none leaves no job, and neither an edit nor what rules leave out brings one', async () => {
  const { owner, generalId: channelId, tenantId } = await buildTenant();
  const body = 'https://example.com/secret and https://example.com/open';
  const hidden = { clientId: newId(), channelId, body, extra: { hidesPreviews: true as const } };
  const { message } = await sendMessage(owner, hidden);
  expect(message.extra).toEqual({ noPreview: ['https://example.com/secret', 'https://example.com/open'] });
  expect((await sendMessage(owner, hidden)).message.id).toBe(message.id);
  await editMessage(owner, { messageId: message.id, body: `${body}, see there` });
  await previewMessage({ tenantId, messageId: message.id }, guard);
  expect(asked).toEqual([]);
  expect(withoutPreviews({ body: '█ only words', extra: null })).toBeNull();
  expect((await sendMessage(owner, { ...hidden, clientId: newId(), body: 'no link' })).message.extra).toBeNull();
});

test('readers see what a page says of itself, with its picture drawn anew; the log holds it, and a repetition changes nothing', async () => {
  const { ana, jun, outsider, channelId } = await firm();
  const url = unique();
  const { id } = await send(ana, channelId, `see ${url}/`);
  const extra = await look(jun, id);
  const [shown] = extra?.previews ?? [];
  expect(shown).toMatchObject({ url: `${url}/`, title: 'A page', description: 'About it', width: 800, height: 420 });
  const fileId = shown?.imageFileId ?? '';
  const opened = await openFile(jun, fileId);
  const chunks: Buffer[] = [];
  for await (const chunk of await opened.stream()) chunks.push(chunk as Buffer);
  const kept = await sharp(Buffer.concat(chunks)).metadata();
  expect([kept.format, kept.width, kept.exif]).toEqual(['webp', 800, undefined]);
  await expect(openFile(outsider, fileId)).rejects.toEqual(refusal('NOT_FOUND'));
  expect((await listFiles(jun, { channelId })).items).toEqual([]);
  expect((await searchFiles(jun, { query: 'preview', cursor: null })).items).toEqual([]);

  const { version } = await accessMessage(jun, id);
  await look(jun, id);
  expect((await accessMessage(jun, id)).version).toBe(version);
  expect(asked).toHaveLength(2);
  expect((await verifyStream(ana.tenantId, channelId)).ok).toBe(true);
});

test('a page is asked once for a workspace, and again for another', async () => {
  const [one, two] = await Promise.all([firm(), firm()]);
  const url = unique();
  for (const { ana, channelId } of [one, one, two]) await look(ana, (await send(ana, channelId, url)).id);
  expect(asked.filter((address) => address.endsWith('/'))).toHaveLength(2);
});

test('what cannot be fetched, is inside, or is no picture, is not shown; and a failure is remembered', async () => {
  const { ana, channelId } = await firm();
  const url = unique();
  expect(await look(ana, (await send(ana, channelId, `${url}/gone`)).id)).toBeNull();
  expect(await look(ana, (await send(ana, channelId, `${url}/gone`)).id)).toBeNull();
  expect(asked).toHaveLength(1);
  expect(await look(ana, (await send(ana, channelId, 'http://127.0.0.1/ http://[::1]/ http://169.254.169.254/')).id)).toBeNull();
  expect(asked).toHaveLength(1);
  const fake = await look(ana, (await send(ana, channelId, `${url}/fake`)).id);
  expect(fake?.previews).toEqual([expect.objectContaining({ title: 'A page', imageFileId: null, width: null })]);
});

test('an edit takes down what is not linked any more and keeps the rest', async () => {
  const { ana, channelId } = await firm();
  const [one, two] = [unique(), unique()];
  const { id } = await send(ana, channelId, `${one} ${two}`);
  const before = await look(ana, id);
  expect(before?.previews).toHaveLength(2);
  await editMessage(ana, { messageId: id, body: two });
  const after = await look(ana, id);
  expect(after?.previews).toEqual([before?.previews?.[1]]);
  await expect(openFile(ana, before?.previews?.[1]?.imageFileId ?? '')).resolves.toBeDefined();
  await editMessage(ana, { messageId: id, body: 'none' });
  expect(await look(ana, id)).toBeNull();
});

describe('taking a preview away', () => {
  test('is for the author and admins; readers cannot open its picture any more, and an edit does not bring it back', async () => {
    const { tenant, ana, jun, outsider, channelId } = await firm();
    const url = unique();
    const { id } = await send(ana, channelId, url);
    const [shown] = (await look(ana, id))?.previews ?? [];
    await expect(removePreview(jun, { messageId: id, url })).rejects.toEqual(refusal('FORBIDDEN'));
    await expect(removePreview(outsider, { messageId: id, url })).rejects.toEqual(refusal('NOT_FOUND'));
    const { message } = await removePreview(tenant.owner, { messageId: id, url });
    expect(message.extra).toEqual({ noPreview: [url] });
    await expect(openFile(jun, shown?.imageFileId ?? '')).rejects.toEqual(refusal('NOT_FOUND'));
    await editMessage(ana, { messageId: id, body: `${url} again` });
    expect((await look(ana, id))?.previews).toBeUndefined();
  });
});

test('a deleted message gets none, and its picture is closed', async () => {
  const { ana, channelId } = await firm();
  const shown = await send(ana, channelId, unique());
  const [preview] = (await look(ana, shown.id))?.previews ?? [];
  await deleteMessage(ana, { messageId: shown.id });
  await expect(openFile(ana, preview?.imageFileId ?? '')).rejects.toEqual(refusal('NOT_FOUND'));
  const gone = await send(ana, channelId, unique());
  await deleteMessage(ana, { messageId: gone.id });
  expect(await look(ana, gone.id)).toBeNull();
});

test('a moved message takes its picture along, for the readers there alone', async () => {
  const { tenant, ana, jun, channelId } = await firm();
  const there = await buildChannel(tenant, { kind: 'private', members: [ana] });
  const { id } = await send(ana, channelId, unique());
  const [preview] = (await look(ana, id))?.previews ?? [];
  const { message } = await moveMessage(ana, { messageId: id, channelId: there });
  expect(message.extra?.previews).toEqual([preview]);
  await expect(openFile(ana, preview?.imageFileId ?? '')).resolves.toBeDefined();
  await expect(openFile(jun, preview?.imageFileId ?? '')).rejects.toEqual(refusal('NOT_FOUND'));
  expect((await listFiles(ana, { channelId: there })).items).toEqual([]);
});

test('hostile words of a page stay words, and deceptive ones are not shown', async () => {
  const { ana, channelId } = await firm();
  hostile = '&lt;img src=x onerror=alert(1)&gt; \u202Egnp.exe';
  const extra = await look(ana, (await send(ana, channelId, unique())).id);
  expect(extra?.previews?.[0]?.title).toBe('<img src=x onerror=alert(1)> gnp.exe');
  hostile = 'sign in at https://user:word@bank.example/';
  expect(await look(ana, (await send(ana, channelId, unique())).id)).toBeNull();
});

test('who sends many links at once is not a hammer: beyond a bound nothing is asked', async () => {
  const { ana, channelId } = await firm();
  const bodies = Array.from({ length: 45 }, () => `${unique()}/gone ${unique()}/gone ${unique()}/gone`);
  for (const body of bodies) await look(ana, (await send(ana, channelId, body)).id);
  expect(asked).toHaveLength(120);
  expect(await withTenant(ana.tenantId, (tx) => tx.linkPreview.count())).toBe(120);
});
