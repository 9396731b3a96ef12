import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEntry } from '@parley/contract/audit-view';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { config, configureCore } from '../src/config.ts';
import { createGroup } from '../src/group/change-group.ts';
import { approveCase } from '../src/oversight-case/decide-case.ts';
import { openCase } from '../src/oversight-case/open-case.ts';
import { buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { mailWebhookPaused } from '../src/webhook/mail-webhook-paused.ts';
import {
  getAuditWebhook,
  removeAuditWebhook,
  resumeAuditWebhook,
  setAuditWebhook,
  testAuditWebhook,
} from '../src/webhook/manage-webhook.ts';
import { sendAudit, type SendStep } from '../src/webhook/send-audit.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

type Got = { headers: IncomingHttpHeaders; body: string };
type Answer = (response: ServerResponse) => void;
const ok: Answer = (response) => void response.writeHead(204).end();
const no: Answer = (response) => void response.writeHead(503).end('not now');
const elsewhere: Answer = (response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/inside' }).end();
const never: Answer = () => {};

let server: Server;
const got = new Map<string, Got[]>();
const answers = new Map<string, Answer>();
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      got.set(path, [...(got.get(path) ?? []), { headers: request.headers, body }]);
      (answers.get(path) ?? ok)(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As on a developer's machine, where the receiver stands beside and answers without TLS. */
async function locally<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  configureCore({ ...config(), allowsLocalProviders: true });
  try {
    return await work();
  } finally {
    configureCore({ ...config(), allowsLocalProviders: false });
  }
}

async function buildStreaming(): Promise<BuiltTenant & { path: string; secret: string }> {
  const tenant = await buildTenant();
  const path = `/${tenant.slug}`;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const { secret } = await locally(() => setAuditWebhook(tenant.owner, { url }));
  return { ...tenant, path, secret };
}
const send = (tenantId: string, options: Parameters<typeof sendAudit>[1] = {}) => locally(() => sendAudit({ tenantId }, options));
const rowOf = (tenantId: string) => withTenant(tenantId, (tx) => tx.auditWebhook.findUniqueOrThrow({ where: { tenantId } }));
const versionsAt = (path: string) =>
  (got.get(path) ?? []).map(({ body }) => (JSON.parse(body) as { data: { entry?: AuditEntry } }).data.entry?.version ?? null);
const later = (ms: number) => () => new Date(Date.now() + ms);
const dayMs = 86_400_000;

test('every entry from the setting on, in order, signed as Standard Webhooks say', async () => {
  const tenant = await buildStreaming();
  for (const name of ['One', 'Two', 'Three']) await createGroup(tenant.owner, { name, memberIds: [] });
  await send(tenant.tenantId);
  const all = (await listAudit(tenant.owner, {})).entries.toReversed().filter(({ type }) => type !== 'audit.viewed');
  const messages = got.get(tenant.path) ?? [];
  expect(messages.map(({ body }) => (JSON.parse(body) as { data: { entry: AuditEntry } }).data.entry)).toEqual(
    all.filter(({ version }) => version >= (versionsAt(tenant.path)[0] ?? 0)),
  );
  expect(JSON.parse(messages[0]?.body ?? '')).toMatchObject({ type: 'audit.entry', data: { entry: { type: 'audit.webhookSet' } } });
  for (const { headers, body } of messages) {
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    const key = Buffer.from(tenant.secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(300);
  }
  expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(messages.length);
  const kept = await rowOf(tenant.tenantId);
  expect(Buffer.from(kept.secret).includes(Buffer.from(tenant.secret))).toBe(false);
});

test('of an entry about a case only its number and time leave: whoever runs the other side may be whom it is about', async () => {
  const tenant = await buildStreaming();
  const [boss, about] = [await buildMember(tenant, { role: 'owner' }), await buildMember(tenant)];
  await createGroup(tenant.owner, { name: 'Before', memberIds: [] });
  const { id: caseId, version } = await openCase(tenant.owner, {
    name: 'A promise of five percent',
    reason: 'A client complains.',
    scope: { channelIds: [], memberIds: [about.memberId], from: null, until: null },
    ...{ endsOn: new Date(Date.now() + 7 * dayMs).toISOString().slice(0, 10), tellsAfter: false, tellsWho: false },
    workerIds: [tenant.owner.memberId],
  });
  await approveCase(boss, { caseId, version, note: 'a note of the boss' });
  await createGroup(tenant.owner, { name: 'After', memberIds: [] });
  await send(tenant.tenantId);
  const bodies = (got.get(tenant.path) ?? []).map(({ body }) => body);
  const entries = bodies.map((body) => (JSON.parse(body) as { data: { entry: AuditEntry } }).data.entry);
  expect(entries.filter(({ type }) => type === 'group.created')).toHaveLength(2);
  const withheld = entries.filter(({ type }) => type === 'entry.withheld');
  expect(withheld.length).toBeGreaterThanOrEqual(2);
  for (const entry of withheld) expect(entry).toMatchObject({ actor: null, subject: null, address: null, details: null });
  for (const word of ['case.', caseId, 'five percent', 'a note of']) expect(bodies.join('\n')).not.toContain(word);
  // None is lost on the way, and the record itself has them all.
  expect(versionsAt(tenant.path)).toEqual(versionsAt(tenant.path).map((_each, n) => (versionsAt(tenant.path)[0] ?? 0) + n));
  const kept = await listAudit(tenant.owner, { kind: 'cases' });
  expect(kept.entries.map(({ version: number }) => number)).toEqual(
    expect.arrayContaining(withheld.map(({ version: number }) => number)),
  );
});

test('an entry leaves its own job in its own transaction; none where nothing is sent, and none while a later attempt waits', async () => {
  const [tenant, other, failing] = [await buildStreaming(), await buildTenant(), await buildStreaming()];
  answers.set(failing.path, no);
  await send(failing.tenantId);
  const jobsOf = ({ tenantId }: BuiltTenant) =>
    asOwner<{ run_at: Date }>('SELECT run_at FROM graphile_worker.jobs WHERE key = $1', [`audit.send:${tenantId}`]);
  expect(await jobsOf(tenant)).toHaveLength(1);
  await createGroup(other.owner, { name: 'Unsent', memberIds: [] });
  expect(await jobsOf(other)).toEqual([]);
  const [waiting] = await jobsOf(failing);
  await createGroup(failing.owner, { name: 'Waits', memberIds: [] });
  expect(await jobsOf(failing)).toEqual([waiting]);
});

test.each<[string, Answer, object]>([
  ['refuses', no, { status: 503, failure: 'refused' }],
  ['redirects', elsewhere, { status: 307, failure: 'redirected' }],
  ['hangs', never, { status: null, failure: 'slow' }],
])('a receiver that %s gets the same entry again, later and later, and nothing after it', async (_, answer, noted) => {
  const tenant = await buildStreaming();
  answers.set(tenant.path, answer);
  await createGroup(tenant.owner, { name: 'Waiting', memberIds: [] });
  const timeoutMs = answer === never ? 300 : 10_000;
  await send(tenant.tenantId, { timeoutMs });
  expect(versionsAt(tenant.path)).toHaveLength(1);
  expect((await getAuditWebhook(tenant.owner)).webhook).toMatchObject({ state: 'failing', deliveries: [noted] });
  // Not before its time.
  await send(tenant.tenantId, { timeoutMs });
  expect(versionsAt(tenant.path)).toHaveLength(1);
  const first = await rowOf(tenant.tenantId);
  await send(tenant.tenantId, { timeoutMs, now: later(20_000) });
  const second = await rowOf(tenant.tenantId);
  const [a, b] = versionsAt(tenant.path);
  expect(a).toBe(b);
  expect(second.attempts).toBe(2);
  expect(second.nextAt!.getTime() - first.nextAt!.getTime()).toBeGreaterThan(15_000);
  answers.set(tenant.path, ok);
  await send(tenant.tenantId, { now: later(120_000) });
  const versions = versionsAt(tenant.path).slice(2);
  expect(versions).toEqual(versions.map((_each, n) => (a ?? 0) + n));
  expect((await getAuditWebhook(tenant.owner)).webhook).toMatchObject({ state: 'on', failingSince: null });
});

test.each<SendStep>(['leased', 'posted', 'noted'])('a crash when it was %s loses no entry and changes no order', async (at) => {
  const tenant = await buildStreaming();
  for (const name of ['One', 'Two']) await createGroup(tenant.owner, { name, memberIds: [] });
  const reached = (step: SendStep) => {
    if (step === at) throw new Error('crash');
  };
  await expect(send(tenant.tenantId, { reached })).rejects.toThrow('crash');
  // The lease of who crashed holds others off, for a while.
  await send(tenant.tenantId);
  const before = versionsAt(tenant.path).length;
  expect(before).toBe(at === 'leased' ? 0 : 1);
  await send(tenant.tenantId, { now: later(70_000) });
  const versions = versionsAt(tenant.path) as number[];
  const first = versions[0] ?? 0;
  expect([...new Set(versions)]).toEqual([first, first + 1, first + 2]);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(versions).toHaveLength(at === 'posted' ? 4 : 3);
});

test('two workers beside each other send each entry once', async () => {
  const tenant = await buildStreaming();
  for (const name of ['One', 'Two', 'Three']) await createGroup(tenant.owner, { name, memberIds: [] });
  await locally(() => Promise.all([1, 2, 3].map(() => sendAudit({ tenantId: tenant.tenantId }))));
  const versions = versionsAt(tenant.path);
  expect(versions).toHaveLength(4);
  expect(new Set(versions).size).toBe(4);
});

test('after a day of failures it is paused and owners are told; it goes on where it stopped', async () => {
  const tenant = await buildStreaming();
  const admin = await buildMember(tenant, { role: 'admin' });
  answers.set(tenant.path, no);
  await send(tenant.tenantId);
  await send(tenant.tenantId, { now: later(dayMs + 60_000) });
  expect((await getAuditWebhook(admin)).webhook).toMatchObject({ state: 'paused', nextAt: null });
  expect((await listAudit(tenant.owner, { kind: 'data' })).entries[0]).toMatchObject({ type: 'audit.webhookPaused', actor: null });
  await mailWebhookPaused({ tenantId: tenant.tenantId, memberId: tenant.owner.memberId }, { id: 'job-1', createdAt: new Date() });
  await mailWebhookPaused({ tenantId: tenant.tenantId, memberId: admin.memberId }, { id: 'job-2', createdAt: new Date() });
  const outbox = join(config().dataDir, 'outbox');
  const mails = readdirSync(outbox).filter((name) => name.endsWith(`${tenant.owner.email}.eml`));
  expect(mails).toHaveLength(1);
  expect(readFileSync(join(outbox, mails[0] ?? ''), 'utf8')).toContain('no longer sent on');
  expect(readdirSync(outbox).some((name) => name.includes(admin.email))).toBe(false);

  await send(tenant.tenantId, { now: later(2 * dayMs) });
  expect(versionsAt(tenant.path)).toHaveLength(2);
  answers.set(tenant.path, ok);
  await resumeAuditWebhook(admin, {});
  await send(tenant.tenantId);
  const versions = versionsAt(tenant.path).slice(2) as number[];
  expect(versions).toEqual(versions.map((_, n) => (versions[0] ?? 0) + n));
  expect((await getAuditWebhook(admin)).webhook).toMatchObject({ state: 'on' });
});

test('from any entry on it is sent again, under the same ids', async () => {
  const tenant = await buildStreaming();
  await createGroup(tenant.owner, { name: 'Once', memberIds: [] });
  await send(tenant.tenantId);
  const idsAt = () => (got.get(tenant.path) ?? []).map(({ headers }) => headers['webhook-id']);
  const before = idsAt();
  await resumeAuditWebhook(tenant.owner, { from: 1 });
  await send(tenant.tenantId);
  const again = idsAt().slice(before.length);
  expect(versionsAt(tenant.path).slice(before.length)).toEqual(again.map((_, n) => n + 1));
  expect(again).toEqual(expect.arrayContaining(before));
  await expect(resumeAuditWebhook(tenant.owner, { from: 10_000 })).rejects.toMatchObject({ code: 'INVALID' });
});

test('a test is sent at once and is no entry; a new secret ends the former one', async () => {
  const tenant = await buildStreaming();
  await locally(() => testAuditWebhook(tenant.owner));
  const [message] = got.get(tenant.path) ?? [];
  expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'audit.test', data: { workspace: tenant.tenantId } });
  expect((await getAuditWebhook(tenant.owner)).webhook?.deliveries).toMatchObject([{ version: null, status: 204, failure: null }]);
  const { url } = await rowOf(tenant.tenantId);
  const { secret } = await locally(() => setAuditWebhook(tenant.owner, { url: `${url}?key=hidden` }));
  expect(secret).not.toBe(tenant.secret);
  const [entry] = (await listAudit(tenant.owner, { kind: 'data' })).entries;
  expect(entry).toMatchObject({ type: 'audit.webhookSet', details: { before: url, after: url } });
  await removeAuditWebhook(tenant.owner);
  expect(await getAuditWebhook(tenant.owner)).toEqual({ webhook: null });
  await expect(removeAuditWebhook(tenant.owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('only addresses of the open internet, over TLS, as typed by owners and admins', async () => {
  const tenant = await buildTenant();
  const holder = await buildMember(tenant, { granted: ['archive'] });
  const url = 'https://log.example/parley';
  for (const bad of [
    'http://log.example',
    'https://log.example:8443',
    'https://a:b@log.example',
    'ftp://log.example',
    'log.example',
  ])
    await expect(setAuditWebhook(tenant.owner, { url: bad })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(setAuditWebhook(holder, { url })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(getAuditWebhook(holder)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await setAuditWebhook(tenant.owner, { url });
  const dialled: string[] = [];
  const dial = (address: string) => (dialled.push(address), { host: '127.0.0.1', port: 1 });
  for (const address of ['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', 'fd00::1', '93.184.215.14'])
    await testAuditWebhook(tenant.owner, { resolve: () => Promise.resolve([address]), dial });
  expect(dialled).toEqual(['93.184.215.14']);
  const { webhook } = await getAuditWebhook(tenant.owner);
  expect(webhook?.deliveries.map(({ failure }) => failure)).toEqual(Array(6).fill('unreachable'));
});
