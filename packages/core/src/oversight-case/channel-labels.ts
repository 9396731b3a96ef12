import type { ChannelKind } from '@parley/contract/channel-view';
import type { TenantTx } from '@parley/db/with-tenant';

export type ChannelLabel = { id: string; kind: ChannelKind; name: string };

/** What channels are called; a conversation without a name by the names of its people. */
export async function channelLabels(tx: TenantTx, ids: string[]): Promise<Map<string, ChannelLabel>> {
  const channels = await tx.channel.findMany({ where: { id: { in: ids } }, select: { id: true, kind: true, name: true } });
  const unnamed = channels.filter(({ name }) => name === null).map(({ id }) => id);
  const inside = await tx.channelMember.findMany({
    where: { channelId: { in: unnamed } },
    select: { channelId: true, memberId: true },
  });
  const people = await tx.member.findMany({
    where: { id: { in: [...new Set(inside.map(({ memberId }) => memberId))] } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  const namesIn = (channelId: string) => {
    const theirs = new Set(inside.filter((one) => one.channelId === channelId).map(({ memberId }) => memberId));
    return people.filter(({ id }) => theirs.has(id)).map(({ name }) => name);
  };
  return new Map(
    channels.map(({ id, kind, name }) => [id, { id, kind: kind as ChannelKind, name: name ?? namesIn(id).join(', ') }]),
  );
}
