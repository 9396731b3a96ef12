import type { CaseState, CaseView } from '@parley/contract/case';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { decide } from '../policy/decide.ts';
import { isOpen, scopeOf, type CaseRow } from './access-case.ts';
import { channelLabels } from './channel-labels.ts';

/** Who may decide on cases: owners, and whoever was given the permission. */
export async function listDeciders(tx: TenantTx): Promise<{ id: string; name: string; email: string; userId: string }[]> {
  const given = await tx.memberPermission.findMany({ where: { permission: 'archive' }, select: { memberId: true } });
  return tx.member.findMany({
    where: {
      deactivatedAt: null,
      OR: [{ role: 'owner' }, { id: { in: given.map(({ memberId }) => memberId) }, role: { in: ['admin', 'member'] } }],
    },
    select: { id: true, name: true, email: true, userId: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
}

export const mayDecide = (row: CaseRow, memberId: string): boolean =>
  memberId !== row.openedBy && memberId !== row.askedBy && !row.memberIds.includes(memberId);

/** Cases as a page shows them. */
export async function toCaseViews(tx: TenantTx, actor: Actor, rows: CaseRow[]): Promise<CaseView[]> {
  const workers = await tx.caseWorker.findMany({ where: { caseId: { in: rows.map(({ id }) => id) } } });
  const deciders = await listDeciders(tx);
  const labels = await channelLabels(tx, [...new Set(rows.flatMap(({ channelIds }) => channelIds))]);
  const ids = rows.flatMap((row) => [row.openedBy, row.askedBy, row.decidedBy ?? '', row.endedBy ?? '', ...row.memberIds]);
  const known = await tx.member.findMany({
    where: { id: { in: [...new Set([...ids, ...workers.map(({ memberId }) => memberId)])].filter((id) => id !== '') } },
    select: { id: true, name: true },
  });
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const person = (memberId: string) => ({ memberId, name: names.get(memberId) ?? '' });
  return rows.map((row): CaseView => {
    const { from, until } = scopeOf(row);
    const isOver = row.state === 'ended' || row.endsAt <= new Date();
    const works = workers.some(({ caseId, memberId }) => caseId === row.id && memberId === actor.memberId);
    const isTheirs = works || row.openedBy === actor.memberId;
    return {
      id: row.id,
      name: row.name,
      reason: row.reason,
      scope: {
        channels: row.channelIds.map((id) => ({ id, name: labels.get(id)?.name ?? '' })),
        members: row.memberIds.map(person),
        from,
        until,
      },
      state: isOver ? 'ended' : (row.state as CaseState),
      endsAt: row.endsAt.toISOString(),
      tellsAfter: row.tellsAfter,
      tellsWho: row.tellsWho,
      workers: workers.filter(({ caseId }) => caseId === row.id).map(({ memberId }) => person(memberId)),
      openedBy: person(row.openedBy),
      openedAt: row.openedAt.toISOString(),
      askedBy: person(row.askedBy),
      askedAt: row.askedAt.toISOString(),
      decidedBy: row.decidedBy === null ? null : person(row.decidedBy),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      decisionNote: row.decisionNote,
      endedBy: row.endedBy === null ? null : person(row.endedBy),
      endedAt: (row.endedAt ?? (isOver ? row.endsAt : null))?.toISOString() ?? null,
      version: row.version,
      may: {
        decide: row.state === 'asked' && !isOver && decide(actor, 'case.decide', row).allow,
        change: isTheirs && !isOver,
        close: (isTheirs || row.decidedBy === actor.memberId) && !isOver,
        read: works && isOpen(row),
      },
      approvers: deciders.filter(({ id }) => mayDecide(row, id)).length,
    };
  });
}
