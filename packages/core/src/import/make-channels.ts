import type { ImportKind, ImportOptions } from '@parley/contract/import-view';
import { limits } from '@parley/contract/limits';
import { channelName, channelTopic } from '@parley/contract/primitives';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { insertChannel } from '../channel/create-channel.ts';
import type { Importer, PeopleMap } from './match-people.ts';
import type { SourceChannel } from './source/source.ts';

const triesMax = 1_000;

/** Makes the channel that this history goes into, or finds the one that an earlier import made. Nobody is in a new one yet. */
export async function makeChannel(
  importer: Importer,
  channel: SourceChannel,
  context: { source: ImportKind; options: ImportOptions; people: PeopleMap },
): Promise<string> {
  const { source, options, people } = context;
  return withTenant(importer.tenantId, async (tx) => {
    const known = await tx.importedChannel.findFirst({ where: { source, key: channel.key }, select: { channelId: true } });
    if (known) return known.channelId;
    const { channelId } = await insertChannel(tx, importer, {
      ...(await toNewChannel(tx, channel, options, people)),
      memberIds: [],
    });
    await tx.importedChannel.create({ data: { tenantId: importer.tenantId, source, key: channel.key, channelId } });
    return channelId;
  });
}

async function toNewChannel(tx: TenantTx, channel: SourceChannel, options: ImportOptions, people: PeopleMap) {
  if (channel.kind !== 'direct') {
    const kind = options.channels === 'private' ? 'private' : channel.kind;
    const prefix = options.prefix && `${options.prefix}-`;
    const topic = channelTopic.safeParse(channel.topic.replaceAll(/\s+/g, ' ').slice(0, limits.channelTopic)).data ?? '';
    return { kind, name: await freeName(tx, prefix + channel.name), topic };
  }
  const memberIds = [...new Set(channel.memberKeys.flatMap((key) => people.get(key) ?? []))].toSorted();
  const directKey = memberIds.join(',');
  const isTaken = (await tx.channel.findFirst({ where: { directKey }, select: { id: true } })) !== null;
  // A conversation that goes on here is not written into; what was said before stands beside it, for the same people.
  if (isTaken || memberIds.length < 2 || memberIds.length > limits.groupMembers) {
    const rows = await tx.member.findMany({
      where: { id: { in: memberIds.slice(0, 4) } },
      select: { name: true },
      orderBy: { name: 'asc' },
    });
    const names = rows.map(({ name }) => name.split(' ')[0]).join('-');
    return { kind: 'private' as const, name: await freeName(tx, `${options.prefix || 'earlier'}-${names}`) };
  }
  return { kind: memberIds.length === 2 ? ('direct' as const) : ('group' as const), directKey };
}

/** A name that a channel may have and none has: what does not fit is folded, what is taken gets a number. */
async function freeName(tx: TenantTx, wanted: string): Promise<string> {
  const folded = wanted
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  const base = channelName.safeParse(folded.slice(0, limits.channelName - 5)).data ?? 'imported';
  for (let n = 1; n <= triesMax; n += 1) {
    const name = n === 1 ? base : `${base}-${n}`;
    if (!(await tx.channel.findFirst({ where: { name, archivedAt: null }, select: { id: true } }))) return name;
  }
  throw new Error('no free name for an imported channel');
}
