import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { leaveChannel } from '../src/channel/change-channel.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { remindOfSaved } from '../src/saved/remind-of-saved.ts';
import { listSaved, listSavedIds, remindOfMessage, saveMessage, setSavedDone, unsaveMessage } from '../src/saved/saved-messages.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (code: string) => expect.objectContaining({ code });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const idsOf = async (actor: Actor, view: 'open' | 'reminders' | 'done') =>
  (await listSaved(actor, { view })).items.map(({ message }) => message.id);
const remindersOf = (actor: Actor) =>
  withTenant(actor.tenantId, (tx) => tx.notification.findMany({ where: { memberId: actor.memberId, reason: 'reminder' } }));
/** As if the time had come. */
const letTimePass = (actor: Actor) =>
  withTenant(actor.tenantId, (tx) =>
    tx.savedMessage.updateMany({
      where: { memberId: actor.memberId, remindAt: { not: null } },
      data: { remindAt: new Date(Date.now() - 1_000) },
    }),
  );

async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  const { message } = await sendMessage(jun, { clientId: newId(), channelId, body: 'keep this' });
  return { tenant, ana, jun, outsider, channelId, messageId: message.id };
}

describe('a saved message', () => {
  test('is its keeper’s alone, is done with and taken up again, and goes when taken back', async () => {
    const { ana, jun, outsider, messageId } = await firm();
    await saveMessage(ana, { messageId });
    await saveMessage(ana, { messageId });
    expect(await idsOf(ana, 'open')).toEqual([messageId]);
    expect(await idsOf(jun, 'open')).toEqual([]);
    await expect(saveMessage(outsider, { messageId })).rejects.toEqual(refusal('NOT_FOUND'));
    await setSavedDone(ana, { messageId, on: true });
    expect([await idsOf(ana, 'open'), await idsOf(ana, 'done')]).toEqual([[], [messageId]]);
    expect(await listSavedIds(ana)).toEqual({ messageIds: [] });
    await setSavedDone(ana, { messageId, on: false });
    expect(await listSavedIds(ana)).toEqual({ messageIds: [messageId] });
    await unsaveMessage(ana, { messageId });
    expect(await idsOf(ana, 'open')).toEqual([]);
  });

  test('is out of sight for whoever has left its channel', async () => {
    const { ana, channelId, messageId } = await firm();
    await saveMessage(ana, { messageId });
    await leaveChannel(ana, { channelId });
    expect(await idsOf(ana, 'open')).toEqual([]);
  });
});

describe('a reminder', () => {
  test('is given once, when its time has come', async () => {
    const { ana, messageId } = await firm();
    const due = { tenantId: ana.tenantId, memberId: ana.memberId, messageId };
    await remindOfMessage(ana, { messageId, at: inAnHour() });
    await remindOfSaved(due);
    expect(await remindersOf(ana)).toEqual([]);
    await letTimePass(ana);
    await remindOfSaved(due);
    await remindOfSaved(due);
    expect(await remindersOf(ana)).toHaveLength(1);
    const [entry] = (await listSaved(ana, { view: 'reminders' })).items;
    expect(entry?.remindedAt).not.toBeNull();
  });

  test('that is done with, or whose message is no longer to be read, is not given', async () => {
    const { ana, jun, channelId, messageId } = await firm();
    for (const actor of [ana, jun]) await remindOfMessage(actor, { messageId, at: inAnHour() });
    await letTimePass(jun);
    await setSavedDone(jun, { messageId, on: true });
    await remindOfSaved({ tenantId: jun.tenantId, memberId: jun.memberId, messageId });
    expect(await remindersOf(jun)).toEqual([]);
    await letTimePass(ana);
    await leaveChannel(ana, { channelId });
    await remindOfSaved({ tenantId: ana.tenantId, memberId: ana.memberId, messageId });
    expect(await remindersOf(ana)).toEqual([]);
  });

  test('is for a time to come', async () => {
    const { ana, messageId } = await firm();
    await remindOfMessage(ana, { messageId, at: inAnHour() });
    await expect(remindOfMessage(ana, { messageId, at: new Date(Date.now() - 1_000).toISOString() })).rejects.toEqual(
      refusal('INVALID'),
    );
  });
});
