import { withTenant } from '@parley/db/with-tenant';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addEmoji, listEmoji, openEmoji, removeEmoji } from '../src/emoji/custom-emoji.ts';
import { newId } from '../src/id.ts';
import { reactToMessage } from '../src/message/change-message.ts';
import { countReach } from '../src/message/count-reach.ts';
import { setChannelMuted } from '../src/channel/my-standing.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const picture = async (width: number, height: number) =>
  (
    await sharp({ create: { width, height, channels: 4, background: 'teal' } })
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .png()
      .toBuffer()
  ).toString('base64');

/** Few bytes, many pixels. */
const flat = async (edge: number) =>
  (
    await sharp({ create: { width: edge, height: edge, channels: 3, background: 'teal' } })
      .webp({ lossless: true, effort: 0 })
      .toBuffer()
  ).toString('base64');

test('an emoji is drawn anew: small, WebP, without what else was in the file', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant);
  expect(await addEmoji(ana, { name: 'ledger', picture: await picture(600, 300) })).toMatchObject({
    name: 'ledger',
    addedBy: { memberId: ana.memberId },
    canRemove: true,
  });
  const { bytes, mime } = await openEmoji(tenant.owner, 'ledger');
  const kept = await sharp(bytes).metadata();
  expect({ mime, format: kept.format, width: kept.width, height: kept.height, exif: kept.exif }).toEqual({
    mime: 'image/webp',
    format: 'webp',
    width: 128,
    height: 64,
    exif: undefined,
  });
  const events = await withTenant(
    tenant.tenantId,
    (tx) => tx.$queryRaw<unknown[]>`SELECT 1 FROM app.event WHERE tenant_id = app.tid() AND type = 'emoji.added'`,
  );
  expect(events).toHaveLength(1);
});

test('what is no raster picture, or too large, is refused', async () => {
  const { owner } = await buildTenant();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64');
  await expect(addEmoji(owner, { name: 'svg', picture: svg })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(addEmoji(owner, { name: 'huge', picture: await flat(5_000) })).rejects.toMatchObject({ code: 'INVALID' });
  const heavy = Buffer.alloc(300 * 1024, 1).toString('base64');
  await expect(addEmoji(owner, { name: 'heavy', picture: heavy })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(await listEmoji(owner, {})).toEqual({ items: [], nextCursor: null, canAdd: true });
});

test('whoever added it or an admin removes it; a guest adds none; another firm sees none', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
  const guest = await buildMember(tenant, { role: 'guest' });
  const dot = await picture(8, 8);
  await expect(addEmoji(guest, { name: 'guest', picture: dot })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const name of ['one', 'two']) await addEmoji(ana, { name, picture: dot });
  await expect(addEmoji(ben, { name: 'one', picture: dot })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(removeEmoji(ben, { name: 'one' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await listEmoji(guest, {})).items.map(({ name, canRemove }) => [name, canRemove])).toEqual([
    ['one', false],
    ['two', false],
  ]);
  expect((await listEmoji(other.owner, {})).items).toEqual([]);
  await expect(openEmoji(other.owner, 'one')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(removeEmoji(other.owner, { name: 'one' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await removeEmoji(ana, { name: 'one' });
  await removeEmoji(tenant.owner, { name: 'two' });
  expect((await listEmoji(ben, {})).items).toEqual([]);
});

test('a reaction may be an emoji of the firm, as long as there is one of that name', async () => {
  const tenant = await buildTenant();
  await addEmoji(tenant.owner, { name: 'ledger', picture: await picture(8, 8) });
  const { message } = await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: 'closed' });
  const react = (emoji: string) => reactToMessage(tenant.owner, { messageId: message.id, emoji, on: true });
  expect((await react(':ledger:')).message.reactions).toMatchObject([{ emoji: ':ledger:' }]);
  await expect(react(':nothing:')).rejects.toMatchObject({ code: 'INVALID' });
});

test('a mention of everybody counts those whom sending would tell', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
  const stranger = await buildTenant();
  const ask = { channelId: tenant.generalId, all: 'channel' as const };
  expect(await countReach(ana, ask)).toEqual({ reached: 2, muted: 0 });
  await setChannelMuted(ben, { channelId: tenant.generalId, isMuted: true });
  expect(await countReach(ana, ask)).toEqual({ reached: 1, muted: 1 });
  // Nobody is at a device in a test.
  expect(await countReach(ana, { ...ask, all: 'here' })).toEqual({ reached: 0, muted: 0 });
  await expect(countReach(stranger.owner, ask)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
