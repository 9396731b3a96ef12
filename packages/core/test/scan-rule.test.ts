import type { ScanRule } from '@parley/contract/scan-rule';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { config, configureCore } from '../src/config.ts';
import { checkFile } from '../src/file/check-file.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
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
