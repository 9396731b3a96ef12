import type { TenantTx } from '../with-tenant.ts';

export type Ranked = { id: string; rank: number };

/**
 * How well each of these messages answers the words, best first and among equals the newest: those with every word whole,
 * then by how often and how near together the words stand (PostgreSQL's `ts_rank_cd`, divided by the logarithm of the length).
 */
export async function rankMessages(tx: TenantTx, ids: string[], words: string): Promise<Ranked[]> {
  return tx.$queryRaw<Ranked[]>`
    WITH w AS (SELECT w FROM unnest(string_to_array(app.search_fold(${words}), ' ')) w WHERE w <> ''),
    q AS (SELECT string_agg(quote_literal(w) || ':*', ' & ')::tsquery AS beginnings, string_agg(quote_literal(w), ' & ')::tsquery AS whole FROM w)
    SELECT m.id, coalesce(ts_rank_cd(v, q.beginnings, 1) + (v @@ q.whole)::integer, 0)::float8 AS rank
    FROM app.message m CROSS JOIN q CROSS JOIN LATERAL to_tsvector('simple', app.search_fold(left(m.body, 4000))) v
    WHERE m.tenant_id = app.tid() AND m.id = ANY (${ids}::uuid[]) AND m.deleted_at IS NULL
    ORDER BY rank DESC, m.id DESC`;
}
