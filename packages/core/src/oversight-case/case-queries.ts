import type { CaseQuery } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { recordLook, requireOpenCase } from './require-open-case.ts';
import { requireKnown } from './search-case.ts';
import { readSpan } from './to-case-messages.ts';

/** Keeps a search under a name, for everybody who works on the case. */
export async function saveCaseQuery(
  actor: Actor,
  { caseId, name, query }: { caseId: string; name: string; query: CaseQuery },
): Promise<{ id: string }> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId } = actor;
  const id = newId();
  await withTenant(tenantId, async (tx) => {
    const open = await requireOpenCase(tx, actor, caseId);
    await requireKnown(tx, await readSpan(tx, open), query);
    if ((await tx.caseQuery.count({ where: { caseId } })) >= limits.caseQueries)
      throw new AppError('INVALID', { message: `A case keeps at most ${limits.caseQueries} searches. Remove one first.` });
    await tx.caseQuery.createMany({ data: [{ tenantId, caseId, id, name, query, savedBy: memberId }] });
    const details = { caseId, name: open.name, queryName: name, query };
    await recordLook(tx, actor, { caseId, type: 'case.querySaved', details });
  });
  return { id };
}

export async function removeCaseQuery(actor: Actor, { caseId, id }: { caseId: string; id: string }): Promise<void> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, async (tx) => {
    const open = await requireOpenCase(tx, actor, caseId);
    const row = await tx.caseQuery.findFirst({ where: { caseId, id } });
    if (!row) throw notFound('search');
    await tx.caseQuery.deleteMany({ where: { caseId, id } });
    const details = { caseId, name: open.name, queryName: row.name };
    await recordLook(tx, actor, { caseId, type: 'case.queryRemoved', details });
  });
}
