import type { AuditPage } from '@parley/contract/audit-view';
import type { CaseDetails, CaseQuery, CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { id as idOf } from '@parley/contract/primitives';
import { selectSecretCases } from '@parley/db/case/silenced';
import { readAudit } from '@parley/db/log/read-audit';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { toAuditEntry } from '../audit/list-audit.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessCase } from './access-case.ts';
import { listDeciders, toCaseViews } from './to-case-view.ts';

/** The firm's cases, newest first, without those about the actor that they were not told of. */
export async function listCases(
  actor: Actor,
  { cursor }: { cursor?: string | null | undefined },
): Promise<{ items: CaseView[]; nextCursor: string | null }> {
  requireAllowed(actor, 'case.manage', null);
  const before = idOf.safeParse(cursor).data;
  return withTenant(actor.tenantId, async (tx) => {
    const secret = await selectSecretCases(tx, actor.memberId);
    const rows = await tx.oversightCase.findMany({
      where: { id: { notIn: secret, ...(before ? { lt: before } : {}) } },
      orderBy: { id: 'desc' },
      take: limits.casesPerPage + 1,
    });
    const items = await toCaseViews(tx, actor, rows.slice(0, limits.casesPerPage));
    return { items, nextCursor: rows.length > limits.casesPerPage ? (items.at(-1)?.id ?? null) : null };
  });
}

/** Who may work on cases and decide on them. */
export async function listCasePeople(actor: Actor): Promise<{ items: { memberId: string; name: string }[] }> {
  requireAllowed(actor, 'case.manage', null);
  const people = await withTenant(actor.tenantId, listDeciders);
  return { items: people.map(({ id, name }) => ({ memberId: id, name })) };
}

/** What a case is, and for those who work on it what they have saved and judged. */
export async function getCase(actor: Actor, { caseId }: { caseId: string }): Promise<CaseDetails> {
  requireAllowed(actor, 'case.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const [view] = await toCaseViews(tx, actor, [await accessCase(tx, actor, caseId)]);
    if (!view) throw notFound('case');
    const works = view.workers.some(({ memberId }) => memberId === actor.memberId);
    const saved = works ? await tx.caseQuery.findMany({ where: { caseId }, orderBy: { id: 'asc' }, take: limits.caseQueries }) : [];
    const people = await tx.member.findMany({ where: { id: { in: saved.map(({ savedBy }) => savedBy) } } });
    const judged = works ? await tx.caseMark.groupBy({ by: ['review'], where: { caseId }, _count: true }) : [];
    const countOf = (review: string) => judged.find((group) => group.review === review)?._count ?? 0;
    const isHeld = (await tx.hold.count({ where: { caseId, releasedAt: null } })) > 0;
    return {
      case: view,
      isHeld,
      queries: saved.map(({ id, name, query, savedBy, savedAt }) => ({
        id,
        name,
        query: query as CaseQuery,
        savedBy: { memberId: savedBy, name: people.find((person) => person.id === savedBy)?.name ?? '' },
        savedAt: savedAt.toISOString(),
      })),
      reviewed: { relevant: countOf('relevant'), notRelevant: countOf('notRelevant'), privileged: countOf('privileged') },
    };
  });
}

/** Everything that was done in a case, as the firm's own log has it, newest first. */
export async function listCaseLog(
  actor: Actor,
  { caseId, cursor }: { caseId: string; cursor?: number | null | undefined },
): Promise<AuditPage> {
  requireAllowed(actor, 'case.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    await accessCase(tx, actor, caseId);
    const rows = await readAudit(tx, { subjectId: caseId, ...(cursor ? { before: cursor } : {}), limit: limits.pageSize + 1 });
    const entries = rows.slice(0, limits.pageSize).map(toAuditEntry);
    return { entries, nextCursor: rows.length > entries.length ? (entries.at(-1)?.version ?? null) : null };
  });
}
