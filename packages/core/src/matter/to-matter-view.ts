import type { MatterPart, MatterView } from '@parley/contract/matter';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { decide } from '../policy/decide.ts';
import { leads, type MatterRow } from './access-matter.ts';
import { toMatterRetention } from './read-matter-retention.ts';

/** A matter as its people see it. A closed channel that the reader is not in goes without its name. */
export async function toMatterView(tx: TenantTx, actor: Actor, matter: MatterRow): Promise<MatterView> {
  const memberIds = [...matter.people.map((one) => one.memberId), ...matter.parts.map((one) => one.addedBy)];
  const channelIds = matter.parts.map((one) => one.channelId);
  const members = await tx.member.findMany({ where: { id: { in: memberIds } }, select: { id: true, name: true } });
  const channels = await tx.channel.findMany({
    where: { id: { in: channelIds } },
    select: { id: true, kind: true, name: true, members: { where: { memberId: actor.memberId }, select: { memberId: true } } },
  });
  const person = (memberId: string) => ({ memberId, name: members.find(({ id }) => id === memberId)?.name ?? '' });
  const channel = (id: string): MatterPart['channel'] => {
    const found = channels.find((one) => one.id === id);
    const isOpen = found?.kind === 'public' || (found?.members.length ?? 0) > 0;
    return { id, kind: (found?.kind ?? 'private') as MatterPart['channel']['kind'], name: isOpen ? (found?.name ?? null) : null };
  };
  return {
    id: matter.id,
    name: matter.name,
    client: matter.client,
    createdAt: matter.createdAt.toISOString(),
    closedAt: matter.closedAt?.toISOString() ?? null,
    people: matter.people
      .map(({ memberId, isLead }) => ({ ...person(memberId), isLead }))
      .toSorted((one, other) => Number(other.isLead) - Number(one.isLead) || one.name.localeCompare(other.name)),
    parts: matter.parts.map((part) => ({
      id: part.id,
      channel: channel(part.channelId),
      messageId: part.messageId,
      from: toDay(part.fromDay),
      until: toDay(part.untilDay),
      note: part.note,
      addedBy: person(part.addedBy),
      addedAt: part.addedAt.toISOString(),
    })),
    isLead: leads(matter, actor),
    canHold: decide(actor, 'archive.manage', null).allow,
    retention: await toMatterRetention(tx, actor, matter.id),
  };
}

export const toDay = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
