import { describe, expect, test } from 'vitest';
import { leaveChannel } from '../src/channel/change-channel.ts';
import { chooseDraft, dropDraft, listDrafts, setDraft } from '../src/draft/drafts.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (code: string) => expect.objectContaining({ code });

async function firm() {
  const tenant = await buildTenant();
  const [ana, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana] });
  return { tenant, ana, outsider, channelId, phone: { ...ana, sessionId: newId() } };
}
const written = (channelId: string, body: string, base: number, editedAt = Date.now()) => ({
  channelId,
  body,
  base,
  editedAt,
});

describe('a draft', () => {
  test('follows its writer over devices, emptied ones too, and is nobody else’s', async () => {
    const { ana, phone, outsider, channelId } = await firm();
    const { version } = await setDraft(ana, written(channelId, 'Hello', 0));
    const first = await listDrafts(phone, {});
    expect(first.items).toMatchObject([{ key: channelId, body: 'Hello', version }]);
    await setDraft(phone, written(channelId, '', version, Date.now() + 5));
    expect((await listDrafts(ana, {})).items).toEqual([]);
    expect((await listDrafts(ana, { since: first.at })).items).toMatchObject([{ key: channelId, body: '' }]);
    expect((await listDrafts(outsider, { since: first.at })).items).toEqual([]);
    await expect(setDraft(outsider, written(channelId, 'Let me in', 0))).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('written on two devices at once keeps both: the newer stands, the other can be taken or thrown away', async () => {
    const { ana, phone, channelId } = await firm();
    const now = Date.now();
    await setDraft(phone, written(channelId, 'newer, from the phone', 0, now));
    const lost = await setDraft(ana, written(channelId, 'older', 0, now - 1_000));
    expect(lost).toMatchObject({ body: 'newer, from the phone', others: [{ body: 'older', isMine: true }] });
    const kept = await chooseDraft(ana, { key: channelId, id: lost.others[0]?.id ?? '' });
    expect(kept).toMatchObject({ body: 'older', others: [{ body: 'newer, from the phone', isMine: false }] });
    const dropped = await dropDraft(phone, { key: channelId, id: kept.others[0]?.id ?? '' });
    expect(dropped).toMatchObject({ body: 'older', others: [] });
  });

  test('of two first devices at the same moment keeps both', async () => {
    const { ana, phone, channelId } = await firm();
    await Promise.all([setDraft(ana, written(channelId, 'one', 0, 1)), setDraft(phone, written(channelId, 'two', 0, 2))]);
    const [draft] = (await listDrafts(ana, {})).items;
    expect(draft).toMatchObject({ body: 'two', others: [{ body: 'one' }] });
  });

  test('stands in a channel or under a message of it, and stays its writer’s who has left', async () => {
    const { tenant, ana, channelId } = await firm();
    const { message } = await sendMessage(tenant.owner, { clientId: newId(), channelId, body: 'a question' });
    await setDraft(ana, { ...written(channelId, 'an answer', 0), parentId: message.id });
    await expect(setDraft(ana, { ...written(tenant.generalId, 'elsewhere', 0), parentId: message.id })).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await leaveChannel(ana, { channelId });
    expect((await listDrafts(ana, {})).items).toMatchObject([{ key: message.id, body: 'an answer' }]);
    await expect(setDraft(ana, { ...written(channelId, 'an answer still', 1), parentId: message.id })).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await setDraft(ana, { ...written(channelId, '', 1), parentId: message.id });
    expect((await listDrafts(ana, {})).items).toEqual([]);
  });
});
