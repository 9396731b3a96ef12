import { createECDH, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ece from 'http_ece';
import { withTenant } from '@parley/db/with-tenant';
import { afterEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { setChannelMuted, setChannelNotify } from '../src/channel/my-standing.ts';
import { markChannelRead } from '../src/channel/mark-read.ts';
import { config, configureCore } from '../src/config.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { explainNotification } from '../src/notification/explain-notification.ts';
import { listNotifications } from '../src/notification/list-notifications.ts';
import { mailUnread } from '../src/notification/mail-unread.ts';
import { tellTenant } from '../src/notification/tell-waiting.ts';
import { stopUnreadMails, unsubscribeToken } from '../src/notification/unsubscribe.ts';
import { getPreferences, setPreferences } from '../src/preference/preferences.ts';
import { sendPush } from '../src/push/send-push.ts';
import { subscribePush } from '../src/push/subscriptions.ts';
import { buildChannel, buildDirect, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (code: string) => expect.objectContaining({ code });
const write = async (actor: Actor, channelId: string, body: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body })).message;
const rowsOf = ({ tenantId, memberId }: Actor) =>
  withTenant(tenantId, (tx) => tx.notification.findMany({ where: { memberId }, orderBy: { createdAt: 'asc' } }));

async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  return { tenant, ana, jun, outsider, channelId, directId: await buildDirect(jun, [ana]) };
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  configureCore({ ...config(), allowsLocalPush: false });
});

/** A push service and a browser's keys: answers what it was posted, as the browser would read it. */
async function pushService(status = 201) {
  const heard: string[] = [];
  const curve = createECDH('prime256v1');
  const key = curve.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      expect(request.headers.authorization).toMatch(/^vapid t=.+, k=.+/);
      heard.push(ece.decrypt(Buffer.concat(parts), { version: 'aes128gcm', privateKey: curve, authSecret: auth }).toString());
      response.writeHead(status).end();
    });
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  configureCore({ ...config(), allowsLocalPush: true });
  const subscription = { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${newId()}`, p256dh: key, auth };
  return { heard, subscription };
}
const sendQueued = async (actor: Actor) => {
  for (const { id, pushOutcome } of await rowsOf(actor))
    if (pushOutcome === 'queued') await sendPush({ tenantId: actor.tenantId, notificationId: id });
};

describe('the list of what one was told of', () => {
  test('has every entry once, also where many share a moment, and nobody else’s', async () => {
    const { ana, jun, directId } = await firm();
    for (let count = 0; count < 55; count += 1) await write(jun, directId, `message ${count}`);
    await withTenant(ana.tenantId, (tx) =>
      tx.notification.updateMany({ where: { memberId: ana.memberId }, data: { createdAt: new Date() } }),
    );
    const first = await listNotifications(ana, {});
    const second = await listNotifications(ana, { cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(55);
    expect(second.nextCursor).toBeNull();
    expect((await listNotifications(jun, {})).items).toEqual([]);
  });

  test('says what is still unread', async () => {
    const { ana, jun, directId } = await firm();
    const { seq } = await write(jun, directId, 'hello');
    expect((await listNotifications(ana, {})).items[0]).toMatchObject({ reason: 'direct', isUnread: true });
    await markChannelRead(ana, { channelId: directId, seq });
    expect((await listNotifications(ana, {})).items[0]?.isUnread).toBe(false);
  });
});

describe('why one was told, or not', () => {
  test('is answered from what was kept, else from how things stand', async () => {
    const { ana, jun, outsider, channelId } = await firm();
    const named = await write(jun, channelId, `<@${ana.memberId}> look`);
    const plain = await write(jun, channelId, 'nothing of note');
    await setChannelMuted(ana, { channelId, isMuted: true });
    const muted = await write(jun, channelId, `<@${ana.memberId}> again`);
    const explain = (actor: Actor, messageId: string) => explainNotification(actor, { messageId });
    expect(await explain(ana, named.id)).toMatchObject({ told: [{ reason: 'mention', heldBecause: null, push: 'waiting' }] });
    expect(await explain(ana, plain.id)).toMatchObject({ told: [], untoldBecause: 'notMentioned', isMuted: true });
    expect(await explain(ana, muted.id)).toMatchObject({ told: [{ reason: 'mention', heldBecause: 'channelMuted' }] });
    expect(await explain(jun, plain.id)).toMatchObject({ told: [], untoldBecause: 'own' });
    await expect(explain(outsider, plain.id)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('names the level and the keyword', async () => {
    const { ana, jun, channelId } = await firm();
    await setPreferences(ana, { keywords: ['audit'] });
    const keyword = await write(jun, channelId, 'the Audit is on Friday');
    await setChannelNotify(ana, { channelId, notify: 'all' });
    const all = await write(jun, channelId, 'anything');
    expect(await explainNotification(ana, { messageId: keyword.id })).toMatchObject({
      told: [{ reason: 'keyword' }],
      keywords: ['audit'],
    });
    expect(await explainNotification(ana, { messageId: all.id })).toMatchObject({ told: [{ reason: 'all' }], notify: 'all' });
  });
});

describe('a push', () => {
  test('reaches the browser encrypted for it, and says where and what', async () => {
    const { ana, jun, channelId } = await firm();
    const { heard, subscription } = await pushService();
    await subscribePush(ana, subscription);
    const { id } = await write(jun, channelId, `<@${ana.memberId}> the figures`);
    await tellTenant(ana.tenantId, 'push');
    await sendQueued(ana);
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      expect.objectContaining({ body: `@${ana.name} the figures`, path: expect.stringContaining(`?m=${id}`) }),
    ]);
    expect(await rowsOf(ana)).toMatchObject([{ pushOutcome: 'sent' }]);
  });

  test('says nothing of the content where that is wished, and nothing at all of what was read meanwhile', async () => {
    const { ana, jun, directId } = await firm();
    const { heard, subscription } = await pushService();
    await subscribePush(ana, subscription);
    await setPreferences(ana, { pushContent: 'hidden', locale: 'de' });
    await write(jun, directId, 'a secret');
    await tellTenant(ana.tenantId, 'push');
    await sendQueued(ana);
    expect(heard.join()).toContain('Sie haben eine neue Nachricht');
    expect(heard.join()).not.toMatch(/secret/);
    const { seq } = await write(jun, directId, 'read at once');
    await tellTenant(ana.tenantId, 'push');
    await markChannelRead(ana, { channelId: directId, seq });
    await sendQueued(ana);
    expect(heard).toHaveLength(1);
    expect((await rowsOf(ana)).map((row) => row.pushOutcome)).toEqual(['sent', 'read']);
  });

  test('to a browser that is gone ends its subscription; a service in trouble is tried again', async () => {
    const { ana, jun, directId } = await firm();
    const gone = await pushService(410);
    await subscribePush(ana, gone.subscription);
    await write(jun, directId, 'first');
    await tellTenant(ana.tenantId, 'push');
    await sendQueued(ana);
    expect(await withTenant(ana.tenantId, (tx) => tx.pushSubscription.count({ where: { memberId: ana.memberId } }))).toBe(0);
    const down = await pushService(503);
    await subscribePush(ana, down.subscription);
    await write(jun, directId, 'second');
    await tellTenant(ana.tenantId, 'push');
    await expect(sendQueued(ana)).rejects.toThrow('503');
    expect((await rowsOf(ana)).map((row) => row.pushOutcome)).toEqual(['noDevice', 'queued']);
  });

  test('goes to no address but public ones over https', async () => {
    const { ana } = await firm();
    const keys = { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) };
    await subscribePush(ana, { endpoint: 'https://push.example/a', ...keys });
    for (const endpoint of [
      'http://push.example/a',
      'https://127.0.0.1/a',
      'https://[::1]/a',
      'https://169.254.169.254/a',
      'https://10.0.0.1/a',
    ])
      await expect(subscribePush(ana, { endpoint, ...keys })).rejects.toEqual(refusal('INVALID'));
  });
});

describe('a mail to the absent', () => {
  const mailsTo = async (email: string) => {
    const dir = join(config().dataDir, 'outbox');
    const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith(`${email}.eml`));
    return Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')));
  };
  const later = () => new Date(Date.now() + 31 * 60_000);
  const deliver = async (actor: Actor) => {
    const ids = (await rowsOf(actor)).filter((row) => row.emailOutcome === 'queued').map(({ id }) => id);
    if (ids.length > 0)
      await mailUnread(
        { tenantId: actor.tenantId, memberId: actor.memberId, notificationIds: ids },
        { id: newId(), createdAt: new Date() },
      );
  };

  test('is one with all that waits, and leaves out what was read', async () => {
    const { ana, jun, channelId, directId } = await firm();
    const { seq } = await write(jun, channelId, `<@${ana.memberId}> seen already`);
    await markChannelRead(ana, { channelId, seq });
    await write(jun, directId, 'the first thing');
    await write(jun, directId, 'the second thing');
    await tellTenant(ana.tenantId, 'mail');
    expect((await rowsOf(ana)).map((row) => row.emailOutcome)).toEqual(['read', null, null]);
    await tellTenant(ana.tenantId, 'mail', later());
    await deliver(ana);
    const mails = await mailsTo(ana.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/first thing[\s\S]*second thing/);
    expect(mails[0]).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
    expect(mails[0]).not.toMatch(/seen already/);
    expect((await rowsOf(ana)).map((row) => row.emailOutcome)).toEqual(['read', 'sent', 'sent']);
    await write(jun, directId, 'too soon for another');
    await tellTenant(ana.tenantId, 'mail', later());
    expect((await rowsOf(ana)).at(-1)?.emailOutcome).toBeNull();
  });

  test('ends with the link in it, which does nothing else and for nobody else', async () => {
    const { ana, jun, directId } = await firm();
    const client = { address: `test-${newId()}`, userAgent: '' };
    await expect(stopUnreadMails({ token: `${ana.tenantId}.${ana.memberId}.${'x'.repeat(43)}` }, client)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await stopUnreadMails({ token: unsubscribeToken(ana) }, client);
    expect((await getPreferences(ana)).emailAfterMinutes).toBeNull();
    await write(jun, directId, 'not by mail');
    await tellTenant(ana.tenantId, 'mail', later());
    expect((await rowsOf(ana)).at(-1)?.emailOutcome).toBe('off');
  });
});
