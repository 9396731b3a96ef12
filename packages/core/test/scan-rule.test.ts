import type { ScanRule } from '@parley/contract/scan-rule';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { config, configureCore } from '../src/config.ts';
import { checkFile } from '../src/file/check-file.ts';
import { lookAgain, lookAgainAtAll } from '../src/file/look-again.ts';
import { openFile } from '../src/file/open-file.ts';
import { readText } from '../src/file/read-text.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { listQuarantinedFiles, releaseFile } from '../src/quarantine/held-files.ts';
import { getScanRule, setScanRule } from '../src/scan/scan-rule.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { eicar, startClamd } from './files/clamd.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const dead = 'tcp://127.0.0.1:1';
const refusal = (fields: object) => expect.objectContaining(fields);
const useScanner = (clamdUrl: string | undefined) => configureCore({ ...config(), clamdUrl });
afterEach(() => useScanner(undefined));

async function* stream(content: Buffer | string) {
  yield Buffer.from(content);
}
const upload = async (actor: Actor, content: Buffer | string = 'harmless') =>
  (await storeUpload(actor, { name: 'notes.txt', bytes: stream(content) })).file;
const stateOf = async ({ tenantId }: Actor, fileId: string) =>
  withTenant(tenantId, (tx) => tx.file.findFirst({ where: { id: fileId }, select: { state: true, scannedAt: true } }));
const acts = ({ tenantId }: Actor) =>
  asOwner<{ actor_id: string; payload: string }>(
    `SELECT e.actor_id, p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
     WHERE e.tenant_id = $1 AND e.type = 'rule.scanChanged' ORDER BY e.version`,
    [tenantId],
  );

describe('what the rule of the firm makes of a file', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd.stop());
  const scanners = { none: () => undefined, dead: () => dead, alive: () => clamd.url };

  const table: [scanner: keyof typeof scanners, rule: ScanRule | null, harmless: string, eicar: string][] = [
    ['none', null, 'unscanned', 'unscanned'],
    ['none', 'hold', 'held', 'held'],
    ['none', 'mark', 'unscanned', 'unscanned'],
    ['dead', null, 'held', 'held'],
    ['dead', 'hold', 'held', 'held'],
    ['dead', 'mark', 'unscanned', 'unscanned'],
    ['alive', null, 'clean', 'refused'],
    ['alive', 'hold', 'clean', 'refused'],
    ['alive', 'mark', 'clean', 'refused'],
  ];
  test.each(table)('scanner %s, rule %s: a harmless file is %s, EICAR is %s', async (scanner, rule, harmless, harmful) => {
    const { owner } = await buildTenant();
    useScanner(scanners[scanner]());
    if (rule) await setScanRule(owner, { rule });
    for (const [content, expected] of [
      ['harmless', harmless],
      [eicar, harmful],
    ] as const) {
      if (expected === 'refused') {
        await expect(upload(owner, content)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'no-malware' }));
        continue;
      }
      const { id, state } = await upload(owner, content);
      expect(state).toBe(expected);
      if (expected === 'held') await expect(openFile(owner, id)).rejects.toEqual(refusal({ rule: 'checked-first' }));
      else expect(await openFile(owner, id)).toMatchObject({ name: 'notes.txt' });
    }
  });

  test.each(['none', 'dead'] as const)('held while the scanner is %s, a file stays closed until one answers', async (away) => {
    const { owner, generalId } = await buildTenant();
    await setScanRule(owner, { rule: 'hold' });
    useScanner(scanners[away]());
    const [good, bad] = [await upload(owner), await upload(owner, eicar)];
    const ids = [good.id, bad.id];
    const { message } = await sendMessage(owner, { clientId: newId(), channelId: generalId, body: '', fileIds: ids });
    const check = async () => {
      for (const fileId of ids) await checkFile({ tenantId: owner.tenantId, fileId });
    };
    await check();
    expect((await accessMessage(owner, message.id)).files.map(({ state }) => state)).toEqual(['held', 'held']);
    useScanner(clamd.url);
    await check();
    expect((await accessMessage(owner, message.id)).files.map(({ state }) => state)).toEqual(['clean', 'blocked']);
  });
});

describe('what was served as not scanned', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd.stop());

  async function sentUnscanned(away: string | undefined) {
    const { owner, generalId } = await buildTenant();
    await setScanRule(owner, { rule: 'mark' });
    useScanner(away);
    const files = [await upload(owner), await upload(owner, eicar)];
    const fileIds = files.map(({ id }) => id);
    const { message } = await sendMessage(owner, { clientId: newId(), channelId: generalId, body: '', fileIds });
    const states = async () => (await accessMessage(owner, message.id)).files.map(({ state }) => state);
    const look = async () => {
      for (const fileId of fileIds) await lookAgain({ tenantId: owner.tenantId, fileId });
    };
    return { owner, fileIds, states, look };
  }
  const waiting = ({ tenantId }: Actor) =>
    asOwner<{ id: string }>('SELECT id FROM app.file WHERE tenant_id = $1 AND looked_at IS NULL', [tenantId]);

  test.each([undefined, dead])('with the scanner at %s, is looked at once there is one, and its message says so', async (away) => {
    const { owner, fileIds, states, look } = await sentUnscanned(away);
    const [, bad] = fileIds as [string, string];
    await readText({ tenantId: owner.tenantId, fileId: bad });
    const textOf = () => withTenant(owner.tenantId, (tx) => tx.fileText.count({ where: { fileId: bad } }));
    expect(await textOf()).toBe(1);
    // Nobody looked: nothing changes, and nothing is taken from anybody because the rule is to hold by now.
    await setScanRule(owner, { rule: 'hold' });
    await look();
    expect(await states()).toEqual(['unscanned', 'unscanned']);
    useScanner(clamd.url);
    await look();
    await look();
    expect(await states()).toEqual(['clean', 'blocked']);
    expect(await textOf()).toBe(0);
    await expect(openFile(owner, bad)).rejects.toEqual(refusal({ rule: 'no-malware' }));
    const listed = await listQuarantinedFiles(owner, {});
    expect(listed.items.map(({ id, signature }) => [id, signature])).toEqual([[bad, 'Test.Eicar.UNOFFICIAL']]);
  });

  test('what somebody released by their own word stays as they left it', async () => {
    const tenant = await buildTenant();
    const uploader = await buildMember(tenant);
    await setScanRule(tenant.owner, { rule: 'hold' });
    useScanner(dead);
    const { id } = await upload(uploader, eicar);
    await releaseFile(tenant.owner, { id });
    useScanner(clamd.url);
    await lookAgain({ tenantId: uploader.tenantId, fileId: id });
    expect(await stateOf(uploader, id)).toEqual({ state: 'unscanned', scannedAt: null });
  });

  test('is put before a scanner that answers, once a day; one that does not leaves it waiting', async () => {
    const { owner, fileIds } = await sentUnscanned(dead);
    await lookAgainAtAll();
    expect(await waiting(owner)).toHaveLength(2);
    useScanner(clamd.url);
    await lookAgainAtAll();
    expect(await waiting(owner)).toHaveLength(0);
    const queued = await asOwner<{ key: string }>('SELECT key FROM graphile_worker.jobs WHERE key = ANY ($1)', [
      fileIds.map((id) => `file-again:${id}`),
    ]);
    expect(queued).toHaveLength(2);
  });
});

test('what waits is served with the mark once the firm says so, and nobody is said to have looked', async () => {
  const { owner } = await buildTenant();
  useScanner(dead);
  const { id } = await upload(owner);
  await setScanRule(owner, { rule: 'mark' });
  await checkFile({ tenantId: owner.tenantId, fileId: id });
  expect(await stateOf(owner, id)).toEqual({ state: 'unscanned', scannedAt: null });
});

test('owners and admins choose; each change is one entry with before and after, and no other firm is touched', async () => {
  const [firm, other] = [await buildTenant(), await buildTenant()];
  const admin = await buildMember(firm, { role: 'admin' });
  useScanner(dead);
  expect(await getScanRule(firm.owner)).toEqual({ rule: 'hold', hasScanner: true });
  expect(await setScanRule(firm.owner, { rule: 'mark' })).toEqual({ rule: 'mark', hasScanner: true });
  await setScanRule(firm.owner, { rule: 'mark' });
  await setScanRule(admin, { rule: 'hold' });
  const entries = (await acts(firm.owner)).map(({ actor_id, payload }) => [actor_id, JSON.parse(payload) as unknown]);
  expect(entries).toEqual([
    [firm.owner.memberId, { before: 'hold', after: 'mark' }],
    [admin.memberId, { before: 'mark', after: 'hold' }],
  ]);
  await setScanRule(firm.owner, { rule: 'mark' });
  expect(await getScanRule(other.owner)).toEqual({ rule: 'hold', hasScanner: true });
  expect(await acts(other.owner)).toEqual([]);
  expect((await upload(other.owner)).state).toBe('held');
});

test('a choice outlives the scanner: a firm that holds goes on holding where none is set any more', async () => {
  const { owner } = await buildTenant();
  useScanner(dead);
  await setScanRule(owner, { rule: 'hold' });
  useScanner(undefined);
  expect(await getScanRule(owner)).toEqual({ rule: 'hold', hasScanner: false });
  expect((await upload(owner)).state).toBe('held');
});

test('members and guests neither see nor change the rule', async () => {
  const tenant = await buildTenant();
  for (const role of ['member', 'guest'] as const) {
    const actor = await buildMember(tenant, { role });
    await expect(getScanRule(actor)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'rules-permission' }));
    await expect(setScanRule(actor, { rule: 'mark' })).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'rules-permission' }));
  }
  expect(await acts(tenant.owner)).toEqual([]);
});
