import type { RecordScope } from '@parley/contract/record-scope';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct, type Act } from '../audit/record-act.ts';
import { accessCase, isOpen, scopeOf } from './access-case.ts';

export type OpenCase = { id: string; name: string; reason: string; scope: RecordScope };

/**
 * The one way to what people wrote in confidence: a case that somebody else approved, that has not ended, and on which the
 * actor works. NOT_FOUND otherwise, for an owner as for anybody.
 */
export async function requireOpenCase(tx: TenantTx, actor: Actor, caseId: string): Promise<OpenCase> {
  const row = await accessCase(tx, actor, caseId);
  const works = (await tx.caseWorker.count({ where: { caseId, memberId: actor.memberId } })) > 0;
  if (!works || !isOpen(row)) throw notFound('case');
  return { id: row.id, name: row.name, reason: row.reason, scope: scopeOf(row) };
}

/**
 * Writes down that somebody looks, in the transaction that reads, before anything is shown. The case is judged again under the
 * lock that the entry takes: who ends it meanwhile waits, or is seen.
 */
export async function recordLook(tx: TenantTx, actor: Actor, { caseId, ...act }: Act & { caseId: string }): Promise<void> {
  await recordAct(tx, actor, { ...act, subjectId: caseId });
  await requireOpenCase(tx, actor, caseId);
}
