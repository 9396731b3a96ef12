import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import { beginCheck } from '../src/archive/begin-check.ts';
import { checkArchive } from '../src/archive/check-archive.ts';
import { checkpointKey, LogFellBehind, makeCheckpoint } from '../src/archive/checkpoint.ts';
import { getArchive, listCheckpoints, startCheck } from '../src/archive/manage-archive.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { storage } from '../src/storage/storage.ts';
import { buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { tamper } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const say = ({ owner, generalId }: BuiltTenant, body: string) =>
  sendMessage(owner, { clientId: newId(), channelId: generalId, body });
const check = async ({ tenantId, owner }: BuiltTenant) => {
  const { checkId } = await startCheck(owner);
  await checkArchive({ tenantId, checkId });
  return (await getArchive(owner)).check;
};

describe('a checkpoint', () => {
  test('P19: covers all streams, chains to the former one, lies outside the database, and is made only when something has moved', async () => {
    const tenant = await buildTenant();
    const first = await makeCheckpoint(tenant.tenantId);
    expect(await makeCheckpoint(tenant.tenantId)).toEqual(first);
    await say(tenant, 'something moves');
    const second = await makeCheckpoint(tenant.tenantId);
    expect(second).toMatchObject({ number: first.number + 1, events: first.events + 1 });
    expect(second.prev).not.toBe(first.prev);
    const { items } = await listCheckpoints(tenant.owner, {});
    expect(items.map(({ number, isOutside }) => [number, isOutside])).toEqual([
      [2, true],
      [1, true],
    ]);
    const copy = await storage().read(checkpointKey(tenant.tenantId, 2));
    expect(JSON.parse((await copy.toArray()).join(''))).toMatchObject({ signature: second.signature });
  });

  test('is never signed over a log that has lost what was signed before', async () => {
    const tenant = await buildTenant();
    await say(tenant, 'to be lost');
    await makeCheckpoint(tenant.tenantId);
    await cutTail(tenant);
    await say(tenant, 'written over it');
    await tamper(`UPDATE app.stream SET version = version - 1 WHERE tenant_id = $1 AND id = $2`, [
      tenant.tenantId,
      tenant.generalId,
    ]);
    await expect(makeCheckpoint(tenant.tenantId)).rejects.toBeInstanceOf(LogFellBehind);
  });

  test('cannot be changed or removed by the role that serves requests', async () => {
    const { tenantId } = await buildTenant();
    await makeCheckpoint(tenantId);
    await expect(withTenant(tenantId, (tx) => tx.checkpoint.updateMany({ data: { root: 'x' } }))).rejects.toThrow(
      /permission denied/,
    );
    await expect(withTenant(tenantId, (tx) => tx.checkpoint.deleteMany({}))).rejects.toThrow(/permission denied/);
  });
});

/** Takes the last entry of #general away so that the stream fits in itself. */
async function cutTail({ tenantId, generalId }: BuiltTenant): Promise<void> {
  const last = '(SELECT max(version) FROM app.event WHERE tenant_id = $1 AND stream_id = $2)';
  await tamper(`DELETE FROM app.event_payload WHERE tenant_id = $1 AND stream_id = $2 AND version = ${last}`, [
    tenantId,
    generalId,
  ]);
  await tamper(`DELETE FROM app.event WHERE tenant_id = $1 AND stream_id = $2 AND version = ${last}`, [tenantId, generalId]);
  await tamper(
    `UPDATE app.stream s SET version = e.version, head_hash = e.hash FROM app.event e
     WHERE s.tenant_id = $1 AND s.id = $2 AND e.tenant_id = $1 AND e.stream_id = $2 AND e.version = ${last}`,
    [tenantId, generalId],
  );
}

describe('a check', () => {
  test('finds a sound archive sound, and says what it has covered', async () => {
    const tenant = await buildTenant();
    const { number } = await makeCheckpoint(tenant.tenantId);
    const found = await check(tenant);
    expect(found).toMatchObject({ state: 'sound', checkpoint: number, problem: null });
    expect(found?.eventsDone).toBe(found?.eventsTotal);
  });

  test('P1: names a text that was changed, with stream and version, and tells the owners', async () => {
    const tenant = await buildTenant();
    const { message } = await say(tenant, 'as it was');
    await tamper(
      `UPDATE app.event_payload SET payload = replace(payload, 'as it was', 'as it is') WHERE tenant_id = $1 AND stream_id = $2`,
      [tenant.tenantId, tenant.generalId],
    );
    const version = message.version;
    expect(await check(tenant)).toMatchObject({ state: 'broken', problem: 'contentChanged', place: 'general', version });
    const jobs = await tamper(
      `SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'memberId' = $1 AND payload ->> 'checkId' IS NOT NULL`,
      [tenant.owner.memberId],
    );
    expect(jobs).toHaveLength(1);
  });

  test('P19: names a tail that was cut off so well that the database alone does not show it', async () => {
    const tenant = await buildTenant();
    await say(tenant, 'to be lost');
    await makeCheckpoint(tenant.tenantId);
    await cutTail(tenant);
    await tamper(
      `UPDATE app.checkpoint_head c SET version = s.version, hash = s.head_hash FROM app.stream s
      WHERE c.tenant_id = $1 AND s.tenant_id = $1 AND s.id = c.stream_id`,
      [tenant.tenantId],
    );
    expect(await check(tenant)).toMatchObject({ state: 'broken', problem: 'entryMissing', streamId: tenant.generalId });
  });

  test('names a checkpoint that was changed, and one that was removed', async () => {
    const changed = await buildTenant();
    await makeCheckpoint(changed.tenantId);
    await tamper(`UPDATE app.checkpoint SET events = events + 1 WHERE tenant_id = $1`, [changed.tenantId]);
    expect(await check(changed)).toMatchObject({ state: 'broken', problem: 'checkpointChanged', version: 1 });
    const removed = await buildTenant();
    await makeCheckpoint(removed.tenantId);
    await tamper(`DELETE FROM app.checkpoint_head WHERE tenant_id = $1`, [removed.tenantId]);
    await tamper(`DELETE FROM app.checkpoint WHERE tenant_id = $1`, [removed.tenantId]);
    expect(await check(removed)).toMatchObject({ state: 'broken', problem: 'checkpointMissing', version: 1 });
  });

  test('is one at a time; who may not see the archive may not begin one', async () => {
    const tenant = await buildTenant();
    expect(await beginCheck(tenant.tenantId, null)).toBe(await beginCheck(tenant.tenantId, null));
    const member = await buildMember(tenant);
    await expect(startCheck(member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getArchive(member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const given = await buildMember(tenant, { granted: ['archive'] });
    expect(await getArchive(given)).toMatchObject({ canExport: true, canRotate: false });
  });
});
