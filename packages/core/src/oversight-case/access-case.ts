import type { RecordScope } from '@parley/contract/record-scope';
import { selectSecretCases } from '@parley/db/case/silenced';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { decide } from '../policy/decide.ts';

export type CaseRow = NonNullable<Awaited<ReturnType<TenantTx['oversightCase']['findFirst']>>>;

/**
 * A case that the actor may know of, or NOT_FOUND: for whoever may decide on cases all those that are not about themselves, and
 * those that they were told of.
 */
export async function accessCase(tx: TenantTx, actor: Actor, caseId: string): Promise<CaseRow> {
  const row = await tx.oversightCase.findFirst({ where: { id: caseId } });
  if (!row || !decide(actor, 'case.manage', null).allow || (await selectSecretCases(tx, actor.memberId)).includes(row.id))
    throw notFound('case');
  return row;
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

export const scopeOf = ({ channelIds, memberIds, fromDay, untilDay }: CaseRow): RecordScope => ({
  channelIds,
  memberIds,
  from: day(fromDay),
  until: day(untilDay),
});

/** Whether a case can be read now, by those who work on it. */
export const isOpen = (row: CaseRow): boolean => row.state === 'approved' && row.endsAt > new Date();
