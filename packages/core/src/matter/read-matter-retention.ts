import { limits } from '@parley/contract/limits';
import type { KeepingMatter, MatterRetention, MatterRule } from '@parley/contract/matter-retention';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
import { delayDays } from '../retention/read-policy.ts';
import { isKeeping } from './access-keeping.ts';

/** The rule that holds now; version zero before there is any. */
export async function readMatterRule(tx: TenantTx, id: { tenantId: string; matterId: string }) {
  const row = await tx.matterRetention.findUnique({ where: { tenantId_matterId: id } });
  const rule = (row?.rule ?? null) as MatterRule | null;
  return { rule, version: row?.version ?? 0, set: row && { by: row.setBy, at: row.setAt } };
}

/** How long a matter keeps what it gathers, and the change that waits. */
export async function toMatterRetention(tx: TenantTx, actor: Actor, matterId: string): Promise<MatterRetention> {
  const { rule, version, set } = await readMatterRule(tx, { tenantId: actor.tenantId, matterId });
  const change = await tx.matterRetentionChange.findFirst({ where: { matterId, state: { in: ['asked', 'agreed'] } } });
  const ids = [set?.by, change?.askedBy, change?.agreedBy].filter((id) => id != null);
  const people = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const person = (memberId: string) => ({ memberId, name: people.find(({ id }) => id === memberId)?.name ?? '' });
  const keepsRecord = decide(actor, 'archive.manage', null).allow;
  const lead = await tx.matterPerson.count({ where: { matterId, memberId: actor.memberId, isLead: true } });
  return {
    rule,
    version,
    set: set && { by: person(set.by), at: set.at.toISOString() },
    change: change && {
      id: change.id,
      rule: (change.rule ?? null) as MatterRule | null,
      reason: change.reason,
      askedBy: person(change.askedBy),
      askedAt: change.askedAt.toISOString(),
      agreedBy: change.agreedBy ? person(change.agreedBy) : null,
      dueAt: change.dueAt?.toISOString() ?? null,
      canAgree: keepsRecord && change.state === 'asked' && change.askedBy !== actor.memberId,
    },
    canSet: keepsRecord || lead > 0,
    delayDays,
  };
}

/** The matters of the firm that keep, or shall keep, by a rule of their own: names and rules, and nothing of what they gather. */
export async function listKeepingMatters(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<{ items: KeepingMatter[]; nextCursor: string | null }> {
  requireAllowed(actor, 'archive.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.matter.findMany({
      where: { OR: isKeeping, ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
      include: { people: { where: { isLead: true } } },
      orderBy: { id: 'desc' },
      take: limits.mattersKeepingPerPage + 1,
    });
    const page = rows.slice(0, limits.mattersKeepingPerPage);
    const leads = await tx.member.findMany({
      where: { id: { in: page.flatMap(({ people }) => people.map(({ memberId }) => memberId)) } },
      select: { id: true, name: true },
    });
    const items: KeepingMatter[] = [];
    for (const { id, name, closedAt, people } of page)
      items.push({
        id,
        name,
        lead: leads.find((one) => one.id === people[0]?.memberId)?.name ?? '',
        closedAt: closedAt?.toISOString() ?? null,
        retention: await toMatterRetention(tx, actor, id),
      });
    return { items, nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
  });
}
