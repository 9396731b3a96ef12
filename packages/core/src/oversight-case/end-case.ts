import type { CaseNotice, CaseView } from '@parley/contract/case';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { JobPayload } from '../job/jobs.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteGone } from '../waiting/note-waiting.ts';
import { scopeOf, type CaseRow } from './access-case.ts';
import { accessTheirs } from './open-case.ts';
import { toCaseViews } from './to-case-view.ts';

/** Ends a case now. What was found and noted stays; nothing can be read in it any more. */
export async function closeCase(actor: Actor, { caseId }: { caseId: string }): Promise<CaseView> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const row = await accessTheirs(tx, actor, caseId, 'end');
    const ended = await end(tx, row, actor.memberId);
    const [view] = await toCaseViews(tx, actor, [ended]);
    if (!view) throw notFound('case');
    return view;
  });
}

/** The last day of a case is over. One that was put off waits for another job. */
export async function endCaseByDate({ tenantId, caseId }: JobPayload<'case.end'>): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const row = await tx.oversightCase.findFirst({ where: { id: caseId, state: { not: 'ended' }, endsAt: { lte: new Date() } } });
    if (row) await end(tx, row, null);
  });
}

async function end(tx: TenantTx, row: CaseRow, endedBy: string | null): Promise<CaseRow> {
  const data = { state: 'ended', endedBy, endedAt: new Date(), version: row.version + 1 };
  await tx.oversightCase.updateMany({ where: { id: row.id }, data });
  const { count } = row.tellsAfter
    ? await tx.caseCustodian.updateMany({ where: { caseId: row.id, toldAt: null }, data: { toldAt: data.endedAt } })
    : { count: 0 };
  const actor = { tenantId: row.tenantId, memberId: endedBy };
  await recordAct(tx, actor, { type: 'case.ended', subjectId: row.id, details: { caseId: row.id, name: row.name, told: count } });
  if (row.state === 'asked') await noteGone(tx, row, 'cases');
  const told = count > 0 ? await tx.caseCustodian.findMany({ where: { caseId: row.id, toldAt: { not: null } } }) : [];
  for (const { memberId } of told) await enqueueJob(tx, { name: 'mail.caseTold', payload: { caseId: row.id, memberId } });
  return { ...row, ...data };
}

/** Cases that are over and in which the actor's messages could be read, where they say so; the latest first. */
export async function listCaseNotices(actor: Actor): Promise<{ items: CaseNotice[] }> {
  return withTenant(actor.tenantId, async (tx) => {
    const told = await tx.caseCustodian.findMany({
      where: { memberId: actor.memberId, toldAt: { not: null } },
      orderBy: { toldAt: 'desc' },
      take: 20,
    });
    const cases = await tx.oversightCase.findMany({ where: { id: { in: told.map(({ caseId }) => caseId) } } });
    const askers = await tx.member.findMany({ where: { id: { in: cases.map(({ openedBy }) => openedBy) } } });
    const items = told.flatMap(({ caseId, toldAt }): CaseNotice[] => {
      const row = cases.find(({ id }) => id === caseId);
      if (!row || !toldAt) return [];
      const { from, until } = scopeOf(row);
      const by = row.tellsWho ? (askers.find(({ id }) => id === row.openedBy)?.name ?? null) : null;
      return [{ id: caseId, toldAt: toldAt.toISOString(), from, until, askedBy: by }];
    });
    return { items };
  });
}
