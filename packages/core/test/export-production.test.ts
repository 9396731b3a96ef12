import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { exportFormats, exportRequest } from '@parley/contract/export-request';
import { withTenant } from '@parley/db/with-tenant';
import { afterEach, expect, test, vi } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { putText } from '../src/archive/checkpoint.ts';
import { archiveName, exportKey, partName, readExport } from '../src/export/export-row.ts';
import { startExport } from '../src/export/manage-exports.ts';
import { takeSnapshot } from '../src/export/snapshot.ts';
import { workOnExport } from '../src/export/work-on-export.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { log } from '../src/log.ts';
import { editMessage, reactToMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { approveCase } from '../src/oversight-case/decide-case.ts';
import { openCase } from '../src/oversight-case/open-case.ts';
import { localStorage } from '../src/storage/local-storage.ts';
import { storage } from '../src/storage/storage.ts';
import { buildChannel, buildDirect, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

// A year would fill many parts; here, a part is a few entries.
vi.mock('../src/export/pace.ts', () => ({ pace: { eventsPerRead: 12, readsPerPart: 2 } }));
openTestCore();
afterEach(() => void vi.restoreAllMocks());

const reason = 'An examiner asks for what the custodian wrote.';
const endsOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** A custodian's words, edits, reactions and a file, in three conversations, and a case that opens them. */
async function buildCase() {
  const tenant = await buildTenant();
  const judge = await buildMember(tenant, { role: 'owner' });
  const ana = await buildMember(tenant, { name: 'Ana' });
  const ben = await buildMember(tenant, { name: 'Ben' });
  const rooms = [await buildDirect(ana, [ben]), await buildChannel(tenant, { kind: 'private', members: [ana, ben] })];
  const say = (actor: Actor, channelId: string, body: string, fileIds: string[] = []) =>
    sendMessage(actor, { clientId: newId(), channelId, body, fileIds });
  for (let n = 0; n < 24; n += 1) {
    const { message } = await say(n % 2 ? ben : ana, rooms[n % rooms.length] ?? tenant.generalId, `line ${n}`);
    if (n % 6 === 0) await editMessage(ana, { messageId: message.id, body: `line ${n}, mended` });
    if (n % 6 === 1) await reactToMessage(ana, { messageId: message.id, emoji: '👍', on: true });
  }
  async function* bytes() {
    yield new TextEncoder().encode('the annual statement');
  }
  const { file } = await storeUpload(ana, { name: 'statement.txt', bytes: bytes() });
  await say(ana, rooms[0] ?? '', 'attached', [file.id]);
  const { id: caseId, version } = await openCase(tenant.owner, {
    ...{ name: 'Examination', reason, endsOn, tellsAfter: false, tellsWho: false, workerIds: [tenant.owner.memberId] },
    scope: { channelIds: [], memberIds: [ana.memberId], from: null, until: null },
  });
  await approveCase(judge, { caseId, version, note: '' });
  return { tenant, caseId };
}

test(
  'P16: an export of a custodian that dies wherever it stands is brought to the same bytes by the next worker',
  { timeout: 180_000 },
  async () => {
    const { tenant, caseId } = await buildCase();
    const { tenantId, owner } = tenant;
    const { id } = await startExport(owner, exportRequest.parse({ caseId, formats: exportFormats }));
    const key = (name: string) => exportKey({ tenantId, id }, name);
    const archive = async () => {
      const hash = createHash('sha256');
      for await (const chunk of await storage().read(key(archiveName))) hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    };
    const set = (data: object) => withTenant(tenantId, (tx) => tx.export.updateMany({ where: { id }, data }));
    const row = await readExport(tenantId, id);
    if (!row) throw new Error('no export');
    await takeSnapshot(row);
    // What is fixed at the beginning; each run below starts from it, as a worker does that comes after one that died.
    const begun = await Promise.all(
      ['snapshot.json', partName(0)].map(async (name) => ({ name, words: await text(await storage().read(key(name))) })),
    );
    const { progress } = row;
    const restart = async () => {
      for (const { name, words } of begun) await putText(key(name), words);
      await set({ state: 'reading', step: 0, progress, eventsDone: 0, bytesDone: 0, bytes: 0, finishedAt: null, expiresAt: null });
    };

    await restart();
    const store = localStorage.put.bind(localStorage);
    const put = vi.spyOn(localStorage, 'put');
    await workOnExport({ tenantId, exportId: id });
    const finished = await readExport(tenantId, id);
    expect(finished?.state).toBe('done');
    const whole = await archive();
    const puts = put.mock.calls.length;
    const parts = finished?.progress.parts ?? 0;
    expect(parts, 'it has parts enough to die between').toBeGreaterThan(4);

    vi.spyOn(log, 'error').mockImplementation(() => {});
    for (let last = 1; last <= puts; last += 1) {
      await restart();
      let n = 0;
      put.mockImplementation(async (name, path) => {
        n += 1;
        // Dead before the bytes lie there, or after it and before the row says so.
        if (n !== last || last % 2 > 0) await store(name, path);
        if (n === last) throw new Error('the worker is gone');
      });
      await workOnExport({ tenantId, exportId: id });
      put.mockImplementation(store);
      const left = await readExport(tenantId, id);
      expect(left?.state, `dead at piece ${last}`).toBe(last > parts - 1 ? 'packing' : 'reading');
      expect(left?.progress.parts, 'what lies there is not written again').toBe(Math.min(last, parts));
      await set({ touchedAt: new Date(Date.now() - 120_000) });
      await workOnExport({ tenantId, exportId: id });
      const again = await readExport(tenantId, id);
      expect(again?.state).toBe('done');
      expect([again?.progress.parts, again?.eventsDone], 'nothing is doubled').toEqual([parts, finished?.eventsDone]);
      expect(await archive(), `dead at piece ${last}`).toBe(whole);
    }
  },
);
