import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJobPool } from '@parley/db/job/open-job-pool';
import type { WithJobDb } from '@parley/db/erase/erase-tenant';
import { roleUrls } from '@parley/db/migrate';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '../src/config.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { resolveActor } from '../src/identity/session.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { tenantFingerprint } from '../src/testing/tenant-fingerprint.ts';
import { askDeletion, cancelDeletion, getDeletion } from '../src/workspace/deletion.ts';
import { eraseWorkspace } from '../src/workspace/erase-workspace.ts';
import { isGenuineProof, type ErasureProof } from '../src/workspace/erasure-proof.ts';
import { getWorkspaceSettings } from '../src/workspace/settings.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
let jobs: ReturnType<typeof openJobPool>;
beforeAll(() => {
  jobs = openJobPool(roleUrls(process.env.TEST_ADMIN_URL ?? '', process.env.PARLEY_SECRET ?? '').job);
});
afterAll(() => jobs.end());
const withJobDb: WithJobDb = async (fn) => {
  const client = await jobs.connect();
  try {
    return await fn(client);
  } finally {
    client.release();
  }
};
const run = () => ({ id: '0', createdAt: new Date(), withJobDb });
const erase = ({ tenantId }: BuiltTenant) => eraseWorkspace({ tenantId }, run());

async function* words() {
  yield Buffer.from('a file of the firm');
}
/** A firm with people, talk and a file. */
async function busyTenant(): Promise<BuiltTenant> {
  const tenant = await buildTenant();
  const member = await buildMember(tenant);
  const { file } = await storeUpload(member, { name: 'notes.txt', bytes: words() });
  const { message } = await sendMessage(member, {
    clientId: newId(),
    channelId: tenant.generalId,
    body: 'Kept',
    fileIds: [file.id],
  });
  await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: 'A reply', parentId: message.id });
  return tenant;
}
const ask = async ({ owner }: BuiltTenant) =>
  askDeletion(owner, { name: (await getWorkspaceSettings(owner)).name, password: owner.password });
const comeDue = ({ tenantId }: BuiltTenant) =>
  withTenant(tenantId, (tx) => tx.deletion.updateMany({ where: { tenantId }, data: { dueAt: new Date(Date.now() - 1000) } }));
const rowsOf = async (tenantId: string): Promise<string[]> => {
  const tables = await asOwner<{ name: string }>(`SELECT c.relname::text AS name FROM pg_class c
    WHERE c.relnamespace = 'app'::regnamespace AND c.relkind IN ('r', 'p')`);
  const left: string[] = [];
  for (const { name } of tables)
    if ((await asOwner(`SELECT 1 FROM app.${name} WHERE tenant_id = $1 LIMIT 1`, [tenantId])).length > 0) left.push(name);
  return left;
};
const filesOf = (tenantId: string): unknown[] => {
  try {
    return readdirSync(join(config().dataDir, 'files', tenantId));
  } catch {
    return [];
  }
};

test('an owner asks with name and password; it can be called off, and nothing is erased before its day', async () => {
  const tenant = await busyTenant();
  const admin = await buildMember(tenant, { role: 'admin' });
  const { name } = await getWorkspaceSettings(tenant.owner);
  await expect(askDeletion(tenant.owner, { name, password: 'another one' })).rejects.toEqual(refusal({ code: 'INVALID' }));
  await expect(askDeletion(tenant.owner, { name: 'Else', password: tenant.owner.password })).rejects.toEqual(
    refusal({ code: 'INVALID' }),
  );
  await expect(askDeletion(admin, { name, password: admin.password })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  expect((await getDeletion(admin)).deletion).toBeNull();
  const { deletion } = await ask(tenant);
  expect(Date.parse(deletion?.dueAt ?? '') - Date.now()).toBeGreaterThan(13.9 * 86_400_000);

  await erase(tenant);
  expect((await resolveActor(tenant.owner.sessionToken, tenant.slug)).tenantId).toBe(tenant.tenantId);
  await expect(cancelDeletion(admin)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  expect((await cancelDeletion(tenant.owner)).deletion).toBeNull();
  await erase(tenant);
  expect(await rowsOf(tenant.tenantId)).toContain('message');
});

test('the function of the database refuses a tenant whose deletion is not due, and every role but one', async () => {
  const tenant = await busyTenant();
  await ask(tenant);
  const call = 'SELECT app.erase_tenant($1)';
  await expect(withJobDb((client) => client.query(call, [tenant.tenantId]))).rejects.toThrow(
    'no deletion of this workspace is due',
  );
  await expect(
    withTenant(tenant.tenantId, (tx) => tx.$queryRaw`SELECT app.erase_tenant(${tenant.tenantId}::uuid)`),
  ).rejects.toThrow();
  expect(await rowsOf(tenant.tenantId)).toContain('event');
});

test('on its day everything of the workspace is gone, another firm is untouched, and the owner has a signed proof', async () => {
  const tenant = await busyTenant();
  const other = await busyTenant();
  const before = await tenantFingerprint(other.tenantId);
  const heads = await asOwner<{ id: string; version: string }>(
    `SELECT id, version FROM app.stream WHERE tenant_id = $1 ORDER BY id`,
    [tenant.tenantId],
  );
  expect(filesOf(tenant.tenantId)).not.toEqual([]);
  await ask(tenant);
  await comeDue(tenant);
  await erase(tenant);
  expect(await rowsOf(tenant.tenantId)).toEqual([]);
  expect(filesOf(tenant.tenantId)).toEqual([]);
  expect(await tenantFingerprint(other.tenantId)).toEqual(before);
  expect(filesOf(other.tenantId)).not.toEqual([]);
  await expect(resolveActor(tenant.owner.sessionToken, tenant.slug)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));

  const outbox = join(config().dataDir, 'outbox');
  const mail = readdirSync(outbox).find((name) => name.includes(tenant.owner.email));
  const [, attached = ''] =
    /Content-Type: application\/json[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(readFileSync(join(outbox, mail ?? ''), 'utf8')) ?? [];
  const proof = JSON.parse(Buffer.from(attached, 'base64').toString('utf8')) as ErasureProof;
  expect(isGenuineProof(proof)).toBe(true);
  expect(isGenuineProof({ ...proof, files: proof.files + 1 })).toBe(false);
  expect(proof.rows).toMatchObject({ message: 2, tenant: 1, stream: heads.length });
  // Asking for it was one more entry.
  expect(proof.streams.map(({ stream }) => stream).toSorted()).toEqual(heads.map(({ id }) => id).toSorted());
  const [kept] = await asOwner<{ recipients: unknown }>('SELECT recipients FROM identity.erasure WHERE tenant_id = $1', [
    tenant.tenantId,
  ]);
  expect(kept?.recipients).toEqual([]);
  await erase(tenant);
});

test('an erasure that broke off is taken up again', async () => {
  const tenant = await busyTenant();
  await ask(tenant);
  await comeDue(tenant);
  const broken = { ...run(), withJobDb: () => Promise.reject(new Error('the database went away')) };
  await expect(eraseWorkspace({ tenantId: tenant.tenantId }, broken)).rejects.toThrow('went away');
  await expect(resolveActor(tenant.owner.sessionToken, tenant.slug)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await erase(tenant);
  expect(await rowsOf(tenant.tenantId)).toEqual([]);
});
