import { describe, expect, test } from 'vitest';
import { archiveChannel, setChannelPosting } from '../src/channel/change-channel.ts';
import { openDirect } from '../src/channel/create-channel.ts';
import { browseChannels, getChannelDetails } from '../src/channel/list-channels.ts';
import { setChannelMuted, setChannelNotify } from '../src/channel/my-standing.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { answerProposal, proposeChannel } from '../src/channel/propose-channel.ts';
import { newId } from '../src/id.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { arrangeSection, changeSection, createSection, deleteSection, placeChannel } from '../src/sidebar/change-sections.ts';
import { getSidebar } from '../src/sidebar/get-sidebar.ts';
import { buildChannel, buildDirect, buildMember, buildTenant } from '../src/testing/build.ts';
import type { Actor } from '../src/actor.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const send = async (actor: Actor, channelId: string, body: string, parentId?: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...(parentId ? { parentId } : {}) })).message;

describe('an announcement channel', () => {
  test('takes messages of admins and its creator, and replies of everybody', async () => {
    const tenant = await buildTenant();
    const [admin, ben] = [await buildMember(tenant, { role: 'admin' }), await buildMember(tenant)];
    const channelId = await buildChannel(tenant, { members: [admin, ben] });
    await send(ben, channelId, 'while all may');
    await expect(setChannelPosting(ben, { channelId, posting: 'admins' })).rejects.toMatchObject({ rule: 'admins-announce' });
    expect((await setChannelPosting(tenant.owner, { channelId, posting: 'admins' })).channel.posting).toBe('admins');

    const news = await send(admin, channelId, 'news');
    await expect(send(ben, channelId, 'not news')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'admins-announce' });
    expect(await send(ben, channelId, 'a reply', news.id)).toMatchObject({ parentId: news.id });
    expect(await getChannel(ben, channelId)).toMatchObject({ can: { post: false, setPosting: false } });
    expect(await getChannel(admin, channelId)).toMatchObject({ can: { post: true, setPosting: true } });
  });

  test('of messages sent while it becomes one, each is either in the log before the change or refused', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { members: [ben] });
    const sends = Array.from({ length: 20 }, (_, i) => send(ben, channelId, `message ${i}`));
    const [change, ...sent] = await Promise.allSettled([
      setChannelPosting(tenant.owner, { channelId, posting: 'admins' }),
      ...sends,
    ]);
    if (change.status === 'rejected') throw change.reason;
    const { messages } = await listMessages(ben, { channelId });
    expect(messages).toHaveLength(sent.filter(({ status }) => status === 'fulfilled').length);
    for (const message of messages) expect(message.version).toBeLessThan(messages.length + 10);
    await expect(send(ben, channelId, 'too late')).rejects.toMatchObject({ rule: 'admins-announce' });
  });
});

describe('browsing', () => {
  test('sorts by name, size and activity, and shows all, mine or what is archived', async () => {
    const tenant = await buildTenant();
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const [large, small, old] = [
      await buildChannel(tenant, { name: 'a-large', members: [ana, ben] }),
      await buildChannel(tenant, { name: 'b-small' }),
      await buildChannel(tenant, { name: 'c-old', members: [ana] }),
    ];
    await archiveChannel(tenant.owner, { channelId: old });
    await send(tenant.owner, small, 'the latest');
    const ids = async (input: Parameters<typeof browseChannels>[1]) =>
      (await browseChannels(ana, input)).items.map(({ channel }) => channel.id).filter((id) => id !== tenant.generalId);
    expect(await ids({})).toEqual([large, small, old]);
    expect((await ids({ sort: 'size' }))[0]).toBe(large);
    expect((await ids({ sort: 'activity' }))[0]).toBe(small);
    expect(await ids({ show: 'joined' })).toEqual([large]);
    expect(await ids({ show: 'archived' })).toEqual([old]);
    expect(await ids({ query: 'SMALL' })).toEqual([small]);
    expect(await getChannelDetails(ana, small)).toEqual({
      createdBy: { memberId: tenant.owner.memberId, name: tenant.owner.name },
      isReviewed: false,
      reviewers: [],
    });
  });
});

describe('my side of a channel', () => {
  test('level and mute are the member’s own; who is not in the channel has none', async () => {
    const tenant = await buildTenant();
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const channelId = await buildChannel(tenant, { members: [ana] });
    expect(await setChannelNotify(ana, { channelId, notify: 'all' })).toMatchObject({ notify: 'all', isMuted: false });
    expect(await setChannelMuted(ana, { channelId, isMuted: true })).toMatchObject({ notify: 'all', isMuted: true });
    expect(await getChannel(tenant.owner, channelId)).toMatchObject({ notify: 'mentions', isMuted: false });
    await expect(setChannelMuted(ben, { channelId, isMuted: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('sections are kept for their member alone, and a channel falls out of one that is deleted', async () => {
    const tenant = await buildTenant();
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const channelId = await buildChannel(tenant, { members: [ana, ben] });
    const { sections } = await createSection(ana, { name: 'Clients' });
    const sectionId = sections[0]?.id ?? '';
    await createSection(ana, { name: 'Quiet' });
    const changed = await changeSection(ana, { sectionId, name: 'Key clients', position: 9, isCollapsed: true, sort: 'mine' });
    expect(changed.sections.map(({ name }) => name)).toEqual(['Quiet', 'Key clients']);
    expect(changed.sections[1]).toMatchObject({ isCollapsed: true, sort: 'mine' });
    expect(await placeChannel(ana, { channelId, sectionId })).toMatchObject({ sectionId, position: null });

    const arranged = await arrangeSection(ana, { sectionId, channelIds: [tenant.generalId, channelId] });
    expect(
      arranged.places.filter((place) => place.sectionId === sectionId).map((place) => [place.channelId, place.position]),
    ).toEqual(
      [
        [channelId, 2],
        [tenant.generalId, 1],
      ].toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    );
    await expect(arrangeSection(ben, { sectionId, channelIds: [channelId] })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await expect(placeChannel(ben, { channelId, sectionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(deleteSection(ben, { sectionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(changeSection(ben, { sectionId, name: 'Mine now' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getSidebar(ben)).toMatchObject({ sections: [] });

    await deleteSection(ana, { sectionId });
    expect((await getSidebar(ana)).places.find((place) => place.channelId === channelId)).toMatchObject({ sectionId: null });
  });
});

describe('a group conversation', () => {
  const build = async () => {
    const tenant = await buildTenant();
    const [ana, ben, cy] = [await buildMember(tenant), await buildMember(tenant), await buildMember(tenant)];
    const channelId = await buildDirect(ana, [ben, cy]);
    await send(ana, channelId, 'what was said before');
    return { tenant, ana, ben, cy, channelId };
  };

  test('becomes a private channel with its history once all its people agree', async () => {
    const { tenant, ana, ben, cy, channelId } = await build();
    await expect(proposeChannel(tenant.owner, { channelId, name: 'mine-now' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const proposed = await proposeChannel(ana, { channelId, name: 'project' });
    expect(proposed.channel.proposal).toEqual({ name: 'project', by: ana.memberId, agreed: [ana.memberId] });
    await expect(proposeChannel(ben, { channelId, name: 'another' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await answerProposal(ben, { channelId, agrees: true })).channel).toMatchObject({ kind: 'group' });
    const made = await answerProposal(cy, { channelId, agrees: true });
    expect(made.channel).toMatchObject({ kind: 'private', name: 'project', memberCount: 3, members: [] });
    expect(made.channel.proposal).toBeUndefined();
    expect((await listMessages(cy, { channelId })).messages.map(({ body }) => body)).toEqual(['what was said before']);
    const again = await openDirect(ana, { memberIds: [ben.memberId, cy.memberId] });
    expect(again.channel.id).not.toBe(channelId);
  });

  test('stays what it is when one declines, and a name that is taken meanwhile is refused', async () => {
    const { tenant, ana, ben, cy, channelId } = await build();
    await proposeChannel(ana, { channelId, name: 'project' });
    const declined = await answerProposal(ben, { channelId, agrees: false });
    expect(declined.channel).toMatchObject({ kind: 'group', name: null });
    expect(declined.channel.proposal).toBeUndefined();
    await expect(answerProposal(cy, { channelId, agrees: true })).rejects.toMatchObject({ code: 'CONFLICT' });

    await proposeChannel(ana, { channelId, name: 'project' });
    await buildChannel(tenant, { name: 'project' });
    await answerProposal(ben, { channelId, agrees: true });
    await expect(answerProposal(cy, { channelId, agrees: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await getChannel(cy, channelId)).channel).toMatchObject({ kind: 'group' });
  });
});
