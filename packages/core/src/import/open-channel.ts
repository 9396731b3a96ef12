import type { ImportOptions } from '@parley/contract/import-view';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';
import { announceChannel, type ChannelEvent } from '../channel/announce-channel.ts';
import { appendMembers } from '../channel/create-channel.ts';
import type { Importer, PeopleMap } from './match-people.ts';
import type { SourceChannel } from './source/source.ts';

/**
 * Lets the people of a channel in, once its history is there: nobody's screen is filled message by message, and all of it is
 * read. Into a private channel or a conversation go those who were in it, and nobody else, not even whoever imports it.
 */
export async function openChannel(
  importer: Importer,
  channelId: string,
  { channel, options, people }: { channel: SourceChannel; options: ImportOptions; people: PeopleMap },
): Promise<void> {
  const { tenantId } = importer;
  const memberIds = [...new Set(channel.memberKeys.flatMap((key) => people.get(key) ?? []))];
  if (channel.kind === 'public') memberIds.push(importer.memberId);
  const events = await withTenant(tenantId, async (tx): Promise<ChannelEvent[]> => {
    const added = await appendMembers(tx, importer, channelId, memberIds);
    const row = await tx.channel.findFirstOrThrow({ where: { id: channelId }, select: { kind: true, archivedAt: true } });
    const past = row.kind === 'direct' || row.kind === 'group' ? await addPast(memberIds) : [];
    const isClosed = (channel.isArchived || options.channels === 'archived') && channel.kind !== 'direct' && !row.archivedAt;
    const closed = isClosed ? [await append('channel.archived', null, {})] : [];
    const last = [...added, ...past, ...closed].at(-1);
    if (last)
      await tx.channel.updateMany({
        where: { id: channelId },
        data: { metaVersion: last.version, ...(isClosed ? { archivedAt: new Date() } : {}) },
      });
    return [...added, ...past, ...closed];

    async function append(type: string, subjectId: string | null, payload: object) {
      const entry = { streamId: channelId, type, actorId: importer.memberId, subjectId, payload: JSON.stringify(payload) };
      return { name: 'channel.changed' as const, version: (await appendEvent(tx, entry)).version };
    }
    /** Those who are not active belong to a conversation all the same: it is named after them. */
    async function addPast(ids: string[]): Promise<ChannelEvent[]> {
      const inside = new Set((await tx.channelMember.findMany({ where: { channelId } })).map(({ memberId }) => memberId));
      const absent = await tx.member.findMany({
        where: { id: { in: ids.filter((id) => !inside.has(id)) } },
        select: { id: true, name: true },
      });
      if (absent.length === 0) return [];
      const { messageCount } = await tx.stream.findFirstOrThrow({ where: { id: channelId }, select: { messageCount: true } });
      await tx.channelMember.createMany({
        data: absent.map(({ id }) => ({ tenantId, channelId, memberId: id, readSeq: messageCount })),
      });
      await tx.channel.updateMany({ where: { id: channelId }, data: { memberCount: { increment: absent.length } } });
      const events: ChannelEvent[] = [];
      for (const { id, name } of absent) events.push(await append('channel.memberAdded', id, { name }));
      return events;
    }
  });
  await announceChannel(tenantId, channelId, events);
}
