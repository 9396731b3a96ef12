import { existsSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFile } from '@parley/core/file/open-file';
import { incomingDir, storeUpload } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { handlers } from '@parley/core/job/handlers';
import { sendMessage } from '@parley/core/message/send-message';
import { localPath } from '@parley/core/storage/local-storage';
import { storageKey } from '@parley/core/storage/storage';
import { buildTenant } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import { systemDb } from '@parley/db/with-system';
import { expect, test } from 'vitest';
import { openScratchCore } from './support/open-scratch-core.ts';

openScratchCore();
const run = { id: '1', createdAt: new Date() };
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('an upload that was never sent goes after a day, row and bytes; one in a message and one of today stay', async () => {
  const tenant = await buildTenant();
  const upload = async () =>
    (
      await storeUpload(tenant.owner, {
        name: 'note.txt',
        bytes: (async function* () {
          yield Buffer.from('hello');
        })(),
      })
    ).file.id;
  const [sent, forgotten, today] = [await upload(), await upload(), await upload()];
  await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: '', fileIds: [sent] });
  await withTenant(tenant.tenantId, (tx) =>
    tx.file.updateMany({ where: { id: { in: [sent, forgotten] } }, data: { createdAt: daysAgo(2) } }),
  );
  const broken = join(incomingDir(), newId());
  await writeFile(broken, 'half');
  await utimes(broken, daysAgo(2), daysAgo(2));

  await handlers['upload.sweep']({}, run);
  await handlers['upload.sweep']({}, run);
  expect((await openFile(tenant.owner, sent)).bytes).toBe(5);
  expect((await openFile(tenant.owner, today)).bytes).toBe(5);
  await expect(openFile(tenant.owner, forgotten)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect([sent, today, forgotten].map((id) => existsSync(localPath(storageKey(tenant.tenantId, id))))).toEqual([true, true, false]);
  expect(existsSync(broken)).toBe(false);
});

test('sessions go a month after their end, and not before', async () => {
  const { owner } = await buildTenant();
  const session = (endedDaysAgo: number) => {
    const id = newId();
    const data = { id, tokenHash: new Uint8Array(Buffer.from(id)), userId: owner.userId, expiresAt: daysAgo(endedDaysAgo) };
    return systemDb().session.create({ data });
  };
  const [old, recent] = [await session(31), await session(29)];
  await handlers['session.sweep']({}, run);
  const left = await systemDb().session.findMany({ where: { userId: owner.userId }, select: { id: true } });
  expect(left.map((row) => row.id)).toEqual(expect.arrayContaining([recent.id, owner.sessionId]));
  expect(left.map((row) => row.id)).not.toContain(old.id);
});

test('leases that no node renews are forgotten after an hour', async () => {
  const { tenantId, owner } = await buildTenant();
  const lease = (device: string, at: Date) =>
    withTenant(
      tenantId,
      (tx) =>
        tx.$executeRaw`INSERT INTO app.presence_lease VALUES (app.tid(), ${owner.memberId}::uuid, ${device}, 'available', 'gone', ${at})`,
    );
  await lease('old', daysAgo(1));
  await lease('fresh', daysAgo(0));
  await handlers['presence.sweep']({}, run);
  const left = await withTenant(
    tenantId,
    (tx) => tx.$queryRaw<{ device_id: string }[]>`SELECT device_id FROM app.presence_lease WHERE tenant_id = app.tid()`,
  );
  expect(left.map((row) => row.device_id)).toEqual(['fresh']);
});
