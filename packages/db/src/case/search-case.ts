import type { TenantTx } from '../with-tenant.ts';

/** What a search in a case asks; every part that is given must hold. */
export type CaseSearch = {
  words: string[];
  phrases: string[];
  without: string[];
  from: string[];
  in: string[];
  after: string | null;
  before: string | null;
  withDeleted: boolean;
  /** How many messages are read before looking how far to go. */
  stretch?: number;
};
type Asked = { caseId: string; memberId: string; search: CaseSearch; before: string | null; limit: number };

/** Messages of the case with a version that answers, newest first. None, unless the case can be read by this member. */
export async function searchCaseIds(tx: TenantTx, { caseId, memberId, search, before, limit }: Asked): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message_id: string }[]>`
    SELECT * FROM app.search_case(${caseId}::uuid, ${memberId}::uuid, ${JSON.stringify(search)}::jsonb, ${before}::uuid, ${limit}::integer)`;
  return rows.map((row) => row.message_id);
}
