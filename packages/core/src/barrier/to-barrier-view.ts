import type { BarrierSide, BarrierView } from '@parley/contract/barrier';
import type { TenantTx } from '@parley/db/with-tenant';
import { notFound } from '../app-error.ts';

export type BarrierRow = NonNullable<Awaited<ReturnType<TenantTx['barrier']['findFirst']>>>;

export async function readBarrier(tx: TenantTx, id: string): Promise<BarrierRow> {
  const row = await tx.barrier.findFirst({ where: { id } });
  if (!row) throw notFound('barrier');
  return row;
}

/** Barriers as a page shows them, with how many people stand on each side now. */
export async function toBarrierViews(tx: TenantTx, rows: readonly BarrierRow[]): Promise<BarrierView[]> {
  const setters = await tx.member.findMany({ where: { id: { in: rows.map(({ setBy }) => setBy) } } });
  const names = new Map(setters.map(({ id, name }) => [id, name]));
  const groups = new Map((await readSides(tx, rows)).map((group) => [group.id, group]));
  const everybody = await tx.member.count({ where: { deactivatedAt: null } });
  return rows.map((row) => {
    const sideOf = (groupId: string): BarrierSide => {
      const group = groups.get(groupId);
      return { groupId, name: group?.name ?? null, people: group?._count.members ?? 0 };
    };
    const one = sideOf(row.oneGroupId);
    return {
      ...{ id: row.id, name: row.name, reason: row.reason, isOn: row.isOn, version: row.version, one },
      other: row.otherGroupId ? sideOf(row.otherGroupId) : { groupId: null, name: null, people: everybody - one.people },
      setBy: names.get(row.setBy) ?? '',
      setAt: row.setAt.toISOString(),
    };
  });
}

const readSides = (tx: TenantTx, rows: readonly BarrierRow[]) =>
  tx.memberGroup.findMany({
    where: { id: { in: rows.flatMap(({ oneGroupId, otherGroupId }) => [oneGroupId, otherGroupId ?? []].flat()) } },
    include: { _count: { select: { members: { where: { member: { deactivatedAt: null } } } } } },
  });
