import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { archiveChannel, leaveChannel } from '../src/channel/change-channel.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { sweepTenantUploads } from '../src/job/sweep-uploads.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { listNotifications } from '../src/notification/list-notifications.ts';
import { tellTenant } from '../src/notification/tell-waiting.ts';
import { cancelScheduled, changeScheduled, listScheduled, scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { sendScheduled, sendScheduledNow } from '../src/scheduled/send-scheduled.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (code: string) => expect.objectContaining({ code });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const bodiesIn = async (reader: Actor, channelId: string) =>
  (await listMessages(reader, { channelId })).messages.map(({ body }) => body);
/** As if the time had come. */
const letTimePass = (actor: Actor) =>
  withTenant(actor.tenantId, (tx) =>
    tx.scheduledMessage.updateMany({ where: { authorId: actor.memberId }, data: { sendAt: new Date(Date.now() - 1_000) } }),
  );

async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  const schedule = (body: string, more: { fileIds?: string[]; ackRequired?: true } = {}) =>
    scheduleMessage(ana, { id: newId(), channelId, body, sendAt: inAnHour(), ...more });
  const run = async ({ id }: { id: string }) => {
    await letTimePass(ana);
    await sendScheduled({ tenantId: ana.tenantId, scheduledId: id });
  };
  return { tenant, ana, jun, outsider, channelId, schedule, run };
}

describe('a scheduled message', () => {
  test('is sent when its time has come, once, as its author, and not before', async () => {
    const { ana, jun, channelId, schedule, run } = await firm();
    const waiting = await schedule('good morning', { ackRequired: true });
    await sendScheduled({ tenantId: ana.tenantId, scheduledId: waiting.id });
    expect(await bodiesIn(jun, channelId)).toEqual([]);
    await run(waiting);
    await run(waiting);
    const [sent, ...more] = (await listMessages(jun, { channelId })).messages;
    expect(sent).toMatchObject({ body: 'good morning', author: { memberId: ana.memberId } });
    expect(sent?.extra).toEqual({ ack: { memberIds: [] }, scheduled: true });
    expect(more).toEqual([]);
    expect((await listScheduled(ana, {})).items).toEqual([]);
  });

  test('that a crash left half sent is not sent again, and cannot get other words meanwhile', async () => {
    const { ana, jun, channelId, schedule, run } = await firm();
    const waiting = await schedule('once');
    await run(waiting);
    // The message stands, and the row was not taken away.
    await withTenant(ana.tenantId, (tx) =>
      tx.scheduledMessage.create({
        data: {
          tenantId: ana.tenantId,
          id: waiting.id,
          authorId: ana.memberId,
          channelId,
          clientId: waiting.id,
          body: 'once',
          sendAt: new Date(),
          state: 'sending',
        },
      }),
    );
    await expect(changeScheduled(ana, { id: waiting.id, body: 'twice', sendAt: inAnHour() })).rejects.toEqual(refusal('CONFLICT'));
    await run(waiting);
    expect(await bodiesIn(jun, channelId)).toEqual(['once']);
    expect((await listScheduled(ana, {})).items).toEqual([]);
  });

  test('asked for twice is one; changed it goes with its new words and time; cancelled it does not go', async () => {
    const { ana, jun, channelId, run } = await firm();
    const input = { id: newId(), channelId, body: 'first words', sendAt: inAnHour() };
    await scheduleMessage(ana, input);
    await scheduleMessage(ana, input);
    expect((await listScheduled(ana, {})).items).toHaveLength(1);
    const changed = await changeScheduled(ana, { id: input.id, body: 'better words', sendAt: inAnHour() });
    expect(changed.body).toBe('better words');
    await run(changed);
    const other = await scheduleMessage(ana, { ...input, id: newId() });
    expect(await cancelScheduled(ana, other)).toMatchObject({ body: 'first words' });
    await run(other);
    expect(await bodiesIn(jun, channelId)).toEqual(['better words']);
  });

  test('is nobody else’s to see, change or send', async () => {
    const { ana, jun, outsider, channelId, schedule } = await firm();
    const { id } = await schedule('mine');
    expect((await listScheduled(jun, {})).items).toEqual([]);
    await expect(cancelScheduled(jun, { id })).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(sendScheduledNow(jun, { id })).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(scheduleMessage(outsider, { id: newId(), channelId, body: 'in', sendAt: inAnHour() })).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await sendScheduledNow(ana, { id });
    expect(await bodiesIn(jun, channelId)).toEqual(['mine']);
  });

  test('is for a time to come, and says something', async () => {
    const { ana, channelId } = await firm();
    const input = { id: newId(), channelId, body: 'late', sendAt: new Date(Date.now() - 1_000).toISOString() };
    await expect(scheduleMessage(ana, input)).rejects.toEqual(refusal('INVALID'));
    await expect(scheduleMessage(ana, { ...input, body: ' ', sendAt: inAnHour() })).rejects.toEqual(refusal('INVALID'));
  });
});

describe('what is refused when the time comes stays, with the reason', () => {
  const failed = async (author: Actor) => (await listScheduled(author, {})).items;

  test('for somebody who has left the channel', async () => {
    const { tenant, ana, channelId, schedule, run } = await firm();
    const waiting = await schedule('too late');
    await leaveChannel(ana, { channelId });
    await run(waiting);
    expect(await failed(ana)).toMatchObject([{ state: 'failed', body: 'too late', failure: expect.stringMatching(/./) }]);
    expect(await bodiesIn(tenant.owner, channelId)).toEqual([]);
  });

  test('in a channel that was archived; it can still be taken back, and not sent', async () => {
    const { tenant, ana, channelId, schedule, run } = await firm();
    const waiting = await schedule('to nobody');
    await archiveChannel(tenant.owner, { channelId });
    await run(waiting);
    expect(await failed(ana)).toMatchObject([{ state: 'failed' }]);
    await expect(sendScheduledNow(ana, waiting)).rejects.toEqual(refusal('FORBIDDEN'));
    expect(await failed(ana)).toMatchObject([{ state: 'failed', body: 'to nobody' }]);
    expect(await cancelScheduled(ana, waiting)).toMatchObject({ body: 'to nobody' });
  });

  test('its author is told with the reason, again when it fails again, and no longer once it is mended', async () => {
    const { ana, jun, channelId, schedule, run } = await firm();
    const told = async (reader: Actor) => (await listNotifications(reader, {})).items;
    const waiting = await schedule('too late');
    await leaveChannel(ana, { channelId });
    await run(waiting);
    const [first, ...more] = await told(ana);
    expect(first).toMatchObject({
      reason: 'scheduleFailed',
      message: null,
      isUnread: true,
      scheduled: { channelId, body: 'too late', failure: expect.stringMatching(/./) },
    });
    expect(more).toEqual([]);
    expect(await told(jun)).toEqual([]);
    await tellTenant(ana.tenantId, 'push');
    await tellTenant(ana.tenantId, 'mail');
    const outcomes = () => withTenant(ana.tenantId, (tx) => tx.notification.findFirst({ where: { scheduledId: waiting.id } }));
    expect(await outcomes()).toMatchObject({ pushOutcome: 'noDevice', emailOutcome: 'notForMail' });
    await withTenant(ana.tenantId, (tx) =>
      tx.scheduledMessage.updateMany({ where: { id: waiting.id }, data: { state: 'waiting' } }),
    );
    expect(await told(ana)).toEqual([]);
    await run(waiting);
    expect(await told(ana)).toHaveLength(1);
    expect(await outcomes()).toMatchObject({ pushOutcome: null });
    await cancelScheduled(ana, { id: waiting.id });
    expect(await told(ana)).toEqual([]);
    expect(await outcomes()).toBeNull();
  });

  test('for somebody who was deactivated', async () => {
    const { tenant, ana, jun, channelId, schedule, run } = await firm();
    const waiting = await schedule('from the past');
    await deactivateMember(tenant.owner, { memberId: ana.memberId });
    await run(waiting);
    expect(await bodiesIn(jun, channelId)).toEqual([]);
    expect(await failed(ana)).toMatchObject([{ state: 'failed', body: 'from the past' }]);
  });
});

test('files wait along with their message, whatever is swept meanwhile', async () => {
  const { ana, jun, channelId, schedule, run } = await firm();
  const bytes = async function* () {
    yield new TextEncoder().encode('the figures');
  };
  const { file } = await storeUpload(ana, { name: 'figures.txt', bytes: bytes() });
  const waiting = await schedule('', { fileIds: [file.id] });
  expect(waiting.files).toMatchObject([{ id: file.id, name: 'figures.txt' }]);
  await sweepTenantUploads(ana.tenantId, new Date(Date.now() + 1_000));
  await run(waiting);
  const [sent] = (await listMessages(jun, { channelId })).messages;
  expect(sent?.files).toMatchObject([{ name: 'figures.txt' }]);
});
