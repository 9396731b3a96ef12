import type { BoundaryAct, BoundaryRuleView, DetectorName } from '@parley/contract/boundary-rule';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';

export type RuleRow = NonNullable<Awaited<ReturnType<TenantTx['boundaryRule']['findFirst']>>>;

export async function readRule(tx: TenantTx, id: string): Promise<RuleRow> {
  const row = await tx.boundaryRule.findFirst({ where: { id } });
  if (!row) throw notFound('rule');
  return row;
}

/** Rules as a page shows them. A closed channel that the reader is not in goes without its name. */
export async function toRuleViews(tx: TenantTx, actor: Actor, rows: readonly RuleRow[]): Promise<BoundaryRuleView[]> {
  const named = (all: { id: string; name: string | null }[]) => new Map(all.map(({ id, name }) => [id, name]));
  const given = (ids: (string | null)[]) => ids.filter((id) => id !== null);
  const setters = named(await tx.member.findMany({ where: { id: { in: rows.map(({ setBy }) => setBy) } } }));
  const groups = named(await tx.memberGroup.findMany({ where: { id: { in: given(rows.map(({ groupId }) => groupId)) } } }));
  const channelIds = given(rows.map(({ channelId }) => channelId));
  const { memberId } = actor;
  const mine = (await tx.channelMember.findMany({ where: { memberId, channelId: { in: channelIds } } })).map(
    (row) => row.channelId,
  );
  const open = { OR: [{ kind: 'public' }, { id: { in: mine } }] };
  const channels = named(await tx.channel.findMany({ where: { id: { in: channelIds }, ...open } }));
  const labels = named(await tx.label.findMany({ where: { id: { in: given(rows.map(({ labelId }) => labelId)) } } }));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    detector: row.detector as DetectorName,
    terms: row.terms,
    leastCount: row.leastCount,
    leastMegabytes: row.leastMegabytes,
    scope: {
      kind: row.scope as BoundaryRuleView['scope']['kind'],
      id: row.groupId ?? row.channelId ?? row.labelId,
      name: groups.get(row.groupId ?? '') ?? channels.get(row.channelId ?? '') ?? labels.get(row.labelId ?? '') ?? null,
    },
    roles: row.roles as BoundaryRuleView['roles'],
    act: row.act as BoundaryAct,
    isOn: row.isOn,
    version: row.version,
    setBy: setters.get(row.setBy) ?? '',
    setAt: row.setAt.toISOString(),
  }));
}
