import { limits } from '@parley/contract/limits';
import { id as idSchema } from '@parley/contract/primitives';
import { rankMessages } from '@parley/db/search/rank-messages';
import { searchMessageIds, type MessageQuery } from '@parley/db/search/search-ids';
import type { TenantTx } from '@parley/db/with-tenant';

type Place = { newest: string; rank: number; id: string };

/**
 * A page of the latest answers, the best of them first. All pages look at the same answers: the cursor names the newest
 * of them, and where in their order the page before ended, so that what is said meanwhile moves nothing.
 */
export async function bestMessageIds(
  tx: TenantTx,
  query: MessageQuery,
  page: { memberId: string; cursor: string | null },
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const last = readPlace(page.cursor);
  const ids = await searchMessageIds(tx, query, {
    memberId: page.memberId,
    before: last && idAfter(last.newest),
    limit: limits.searchRanked,
  });
  const newest = last?.newest ?? ids[0];
  const ranked = await rankMessages(tx, ids, [...query.words, ...query.phrases].join(' '));
  const rest = last ? ranked.filter(({ rank, id }) => rank < last.rank || (rank === last.rank && id < last.id)) : ranked;
  const shown = rest.slice(0, limits.pageSize);
  const end = shown.at(-1);
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: rest.length > shown.length && end && newest ? `${newest}_${end.rank}_${end.id}` : null,
  };
}

function readPlace(cursor: string | null): Place | null {
  const [newest = '', rank = '', id = ''] = cursor?.split('_') ?? [];
  const isOne =
    idSchema.safeParse(newest).success && idSchema.safeParse(id).success && rank !== '' && Number.isFinite(Number(rank));
  return isOne ? { newest, rank: Number(rank), id } : null;
}

/** The id that comes next in order, so that a bound that leaves itself out takes this one in. */
function idAfter(id: string): string {
  const next = ((BigInt(`0x${id.replaceAll('-', '')}`) + 1n) & ((1n << 128n) - 1n)).toString(16).padStart(32, '0');
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
