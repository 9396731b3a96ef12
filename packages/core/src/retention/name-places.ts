import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

/** Names of people, and of those channels that the actor sees: that another exists is for its members to know. */
export async function namePlaces(tx: TenantTx, actor: Actor, ids: { channelIds: string[]; memberIds: string[] }) {
  const channels = await tx.channel.findMany({
    where: { id: { in: ids.channelIds }, OR: [{ kind: 'public' }, { members: { some: { memberId: actor.memberId } } }] },
    select: { id: true, name: true },
  });
  const members = await tx.member.findMany({ where: { id: { in: ids.memberIds } }, select: { id: true, name: true } });
  const channelNames = new Map(channels.map(({ id, name }) => [id, name]));
  const memberNames = new Map(members.map(({ id, name }) => [id, name]));
  return {
    channelName: (id: string) => channelNames.get(id) ?? null,
    memberName: (id: string) => memberNames.get(id) ?? '',
  };
}
