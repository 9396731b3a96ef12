import { withTenant } from '@parley/db/with-tenant';
import { limits } from '@parley/contract/limits';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { attachDraftFile, detachDraftFiles, listDraftFiles } from '../src/draft/draft-files.ts';
import { setDraft } from '../src/draft/drafts.ts';
import { listFiles } from '../src/file/list-files.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { newId } from '../src/id.ts';
import { sweepTenantUploads } from '../src/job/sweep-uploads.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { cancelScheduled, scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { erasePerson } from '../src/subject-rights/erase-person.ts';
import { writeMyData } from '../src/subject-rights/write-my-data.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (code: string) => expect.objectContaining({ code });
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  return { tenant, ana, jun, outsider, channelId, phone: { ...ana, sessionId: newId() } };
}
async function upload(actor: Actor, name = 'figures.txt'): Promise<string> {
  async function* bytes() {
    yield Buffer.from('the figures');
  }
  return (await storeUpload(actor, { name, bytes: bytes() })).file.id;
}
async function attached(actor: Actor, key: string): Promise<string> {
  const fileId = await upload(actor);
  await attachDraftFile(actor, { key, fileId, base: 0 });
  return fileId;
}
const beside = async (actor: Actor) => (await listDraftFiles(actor)).items.map(({ key, file }) => [key, file.id]);
const isThere = async (actor: Actor, id: string) =>
  (await withTenant(actor.tenantId, (tx) => tx.file.count({ where: { id } }))) > 0;

describe('a file beside a draft', () => {
  test('is there on every device of its owner, for nobody else to list, open or send', async () => {
    const { ana, phone, jun, outsider, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    expect(await beside(phone)).toEqual([[channelId, fileId]]);
    expect((await openFile(phone, fileId)).name).toBe('figures.txt');
    expect(await beside(jun)).toEqual([]);
    expect((await listFiles(jun, { channelId })).items).toEqual([]);
    await expect(openFile(jun, fileId)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(attachDraftFile(jun, { key: channelId, fileId, base: 0 })).rejects.toEqual(refusal('NOT_FOUND'));
    const message = { clientId: newId(), channelId, body: '', fileIds: [fileId] };
    await expect(sendMessage(jun, message)).rejects.toEqual(refusal('NOT_FOUND'));
    const own = await upload(outsider);
    await expect(attachDraftFile(outsider, { key: channelId, fileId: own, base: 0 })).rejects.toEqual(refusal('NOT_FOUND'));
    await detachDraftFiles(jun, { files: [{ fileId, base: 1 }] });
    expect(await beside(ana)).toEqual([[channelId, fileId]]);
  });

  test('stands in a channel or under a message of it, never under a reply', async () => {
    const { ana, jun, channelId } = await firm();
    const { message } = await sendMessage(jun, { clientId: newId(), channelId, body: 'a question' });
    const reply = await sendMessage(jun, { clientId: newId(), channelId, body: 'more', parentId: message.id });
    const fileId = await attached(ana, message.id);
    expect((await listDraftFiles(ana)).items).toMatchObject([{ key: message.id, channelId, file: { id: fileId } }]);
    const other = { key: reply.message.id, fileId: await upload(ana), base: 0 };
    await expect(attachDraftFile(ana, other)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('that was taken off on one device is not brought back by a late request of another', async () => {
    const { ana, phone, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    await detachDraftFiles(phone, { files: [{ fileId, base: 1 }] });
    const late = await attachDraftFile(ana, { key: channelId, fileId, base: 0 });
    expect(late).toEqual({ items: [], left: [{ fileId, version: 2 }] });
    await attachDraftFile(ana, { key: channelId, fileId, base: 2 });
    await detachDraftFiles(phone, { files: [{ fileId, base: 1 }] });
    expect(await beside(phone)).toEqual([[channelId, fileId]]);
  });

  test('of two devices that add at once stays, up to what a message holds', async () => {
    const { ana, phone, channelId } = await firm();
    const ids = await Promise.all(Array.from({ length: limits.filesPerMessage + 1 }, (_, n) => upload(ana, `${n}.txt`)));
    const add = (actor: Actor, fileId: string) => attachDraftFile(actor, { key: channelId, fileId, base: 0 });
    const outcomes = await Promise.allSettled(ids.map((fileId, n) => add(n % 2 ? ana : phone, fileId)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'INVALID' } }]);
    expect(await beside(ana)).toHaveLength(limits.filesPerMessage);
    expect(await beside(phone)).toEqual(await beside(ana));
  });

  test('leaves every draft with the message that takes it, once, whichever device sends', async () => {
    const { ana, phone, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    const send = (actor: Actor) => sendMessage(actor, { clientId: newId(), channelId, body: '', fileIds: [fileId] });
    const outcomes = await Promise.allSettled([send(ana), send(phone)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await listDraftFiles(ana)).toEqual({ items: [], left: [] });
    expect(await attachDraftFile(phone, { key: channelId, fileId, base: 0 })).toEqual({ items: [], left: [] });
    const rows = await asOwner('SELECT 1 FROM app.draft_file WHERE tenant_id = $1', [ana.tenantId]);
    expect(rows).toEqual([]);
  });

  test('is in its owner’s own data, and goes when they are erased', async () => {
    const { tenant, ana, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    const chunks: Buffer[] = [];
    for await (const chunk of writeMyData(ana)) chunks.push(chunk as Buffer);
    const names = Buffer.concat(chunks).toString('latin1');
    expect(names).toContain(fileId.slice(-8));
    await deactivateMember(tenant.owner, { memberId: ana.memberId });
    await erasePerson(tenant.owner, { memberId: ana.memberId, name: ana.name, reason: 'She asked for it' });
    await asOwner(`UPDATE app.file SET created_at = created_at - interval '2 days' WHERE tenant_id = $1`, [ana.tenantId]);
    await sweepTenantUploads(ana.tenantId, inDays(-1));
    expect(await isThere(tenant.owner, fileId)).toBe(false);
  });

  test('lies beside no draft while a scheduled message will take it, and comes back when that is cancelled', async () => {
    const { ana, phone, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    const id = newId();
    await scheduleMessage(ana, { id, channelId, body: 'later', fileIds: [fileId], sendAt: inDays(1).toISOString() });
    expect(await beside(phone)).toEqual([]);
    await cancelScheduled(phone, { id });
    expect(await beside(ana)).toEqual([[channelId, fileId]]);
  });

  test('that went with a scheduled message can be put back when that is cancelled, on any device', async () => {
    const { ana, phone, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    const id = newId();
    await scheduleMessage(ana, { id, channelId, body: 'later', fileIds: [fileId], sendAt: inDays(1).toISOString() });
    await detachDraftFiles(ana, { files: [{ fileId, base: 1 }] });
    const { left } = await listDraftFiles(phone);
    expect(left).toEqual([{ fileId, version: 2 }]);
    await cancelScheduled(phone, { id });
    await attachDraftFile(phone, { key: channelId, fileId, base: 2 });
    expect(await beside(ana)).toEqual([[channelId, fileId]]);
  });
});

describe('the sweep of unsent uploads', () => {
  test('keeps a file of a living draft for thirty days after it was last touched, and one that left it for another day', async () => {
    const { ana, channelId } = await firm();
    const [stays, leaves, loose] = [await attached(ana, channelId), await attached(ana, channelId), await upload(ana)];
    await detachDraftFiles(ana, { files: [{ fileId: leaves, base: 1 }] });
    await asOwner(`UPDATE app.file SET created_at = created_at - interval '40 days' WHERE tenant_id = $1`, [ana.tenantId]);
    await sweepTenantUploads(ana.tenantId, inDays(-1));
    expect([await isThere(ana, stays), await isThere(ana, leaves), await isThere(ana, loose)]).toEqual([true, true, false]);
    await sweepTenantUploads(ana.tenantId, inDays(28));
    expect([await isThere(ana, stays), await isThere(ana, leaves)]).toEqual([true, false]);
    await sweepTenantUploads(ana.tenantId, inDays(30));
    expect(await isThere(ana, stays)).toBe(false);
    expect(await listDraftFiles(ana)).toEqual({ items: [], left: [] });
  });

  test('counts from the last word that was written beside it', async () => {
    const { ana, channelId } = await firm();
    const fileId = await attached(ana, channelId);
    await asOwner(`UPDATE app.draft_file SET changed_at = now() - interval '40 days' WHERE tenant_id = $1`, [ana.tenantId]);
    await asOwner(`UPDATE app.file SET created_at = created_at - interval '40 days' WHERE tenant_id = $1`, [ana.tenantId]);
    await setDraft(ana, { channelId, body: 'still at it', base: 0, editedAt: Date.now() });
    await sweepTenantUploads(ana.tenantId, inDays(-1));
    expect(await isThere(ana, fileId)).toBe(true);
    await asOwner(`UPDATE app.draft SET updated_at = now() - interval '31 days' WHERE tenant_id = $1`, [ana.tenantId]);
    await sweepTenantUploads(ana.tenantId, inDays(-1));
    expect(await isThere(ana, fileId)).toBe(false);
  });
});
