import type { CaseFound, CaseQuery } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { id } from '@parley/contract/primitives';
import { readSearchWords } from '@parley/contract/search-query';
import { searchCaseIds } from '@parley/db/case/search-case';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { recordLook, requireOpenCase } from './require-open-case.ts';
import { readSpan, toCaseMessages, type CaseSpan } from './to-case-messages.ts';

/**
 * Looks through every version of every message in the scope of an open case, newest first. What was asked, and how much it found,
 * is an entry of the log that stands before the answer leaves.
 */
export async function searchCase(
  actor: Actor,
  { caseId, query, cursor }: { caseId: string; query: CaseQuery; cursor?: string | null | undefined },
): Promise<CaseFound> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('caseSearch.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    const open = await requireOpenCase(tx, actor, caseId);
    const span = await readSpan(tx, open);
    await requireKnown(tx, span, query);
    const { query: words, ...filters } = query;
    const before = id.safeParse(cursor).data ?? null;
    const limit = before ? limits.pageSize + 1 : limits.caseCount;
    const search = { ...readSearchWords(words), ...filters };
    const found = await searchCaseIds(tx, { caseId, memberId: actor.memberId, search, before, limit });
    const ids = found.slice(0, limits.pageSize);
    const items = await toCaseMessages(tx, caseId, span, ids);
    const count = before ? null : found.length;
    const details = { caseId, name: open.name, query, ...(before ? { after: before } : { count }) };
    await recordLook(tx, actor, { caseId, type: 'case.searched', details });
    return { items, count, nextCursor: found.length > ids.length ? (ids.at(-1) ?? null) : null };
  });
}

/** Who and where is asked for are people of the firm and channels of the case. */
export async function requireKnown(tx: TenantTx, { rooms }: CaseSpan, query: Pick<CaseQuery, 'from' | 'in'>): Promise<void> {
  if (query.in.some((channelId) => !rooms.has(channelId))) throw notFound('channel');
  const authors = [...new Set(query.from)];
  if ((await tx.member.count({ where: { id: { in: authors } } })) < authors.length) throw notFound('person');
}
