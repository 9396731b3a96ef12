import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

/** Somebody who asked for a case `c`, decided on it, ended it or works on it knows of it anyway. */
const isOn = (me: string): Prisma.Sql => Prisma.sql`(${me}::uuid IN (c.opened_by, c.asked_by, c.decided_by, c.ended_by)
  OR EXISTS (SELECT 1 FROM app.case_worker w WHERE w.tenant_id = c.tenant_id AND w.case_id = c.id AND w.member_id = ${me}::uuid))`;
const isCustodian = (me: string): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM app.case_custodian k
  WHERE k.tenant_id = c.tenant_id AND k.case_id = c.id AND k.member_id = ${me}::uuid)`;

/**
 * Whether a case `c` is about a member who must not hear of it: it names them, or they were in a channel that can be read by it. One
 * about a channel is open to them while it waits, because in a small firm nobody else may be left to decide. When it is over they
 * may know of it only where it tells people, and says who asked: its entries would.
 */
const isSecret = (me: string): Prisma.Sql => Prisma.sql`COALESCE(NOT ${isOn(me)}
  AND (${me}::uuid = ANY (c.member_ids) OR (c.state <> 'asked' AND ${isCustodian(me)}))
  AND NOT (c.tells_who AND EXISTS (SELECT 1 FROM app.case_custodian k WHERE k.tenant_id = c.tenant_id AND k.case_id = c.id
    AND k.member_id = ${me}::uuid AND k.told_at IS NOT NULL)), true)`;

/** `secret`: cases about this member, of which they must not hear. `others`: all that they are not on. `all`: every one. */
export type Silence = 'secret' | 'others' | 'all';
const conditions: Record<Silence, (me: string) => Prisma.Sql> = {
  secret: isSecret,
  others: (me) => Prisma.sql`(${isOn(me)}) IS NOT TRUE`,
  all: () => Prisma.sql`TRUE`,
};

/** Ids of cases that are kept from a member. */
export const selectSecretCases = async (tx: TenantTx, memberId: string): Promise<string[]> =>
  (
    await tx.$queryRaw<
      { id: string }[]
    >`SELECT c.id FROM app.oversight_case c WHERE c.tenant_id = app.tid() AND ${isSecret(memberId)}`
  ).map(({ id }) => id);

/** The same with the holds that keep what they are about, and the exports that were made of them: whatever an entry may name. */
export async function selectSilenced(
  tx: TenantTx,
  { memberId, silence }: { memberId: string; silence: Silence },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH kept AS (SELECT c.id FROM app.oversight_case c WHERE c.tenant_id = app.tid() AND ${conditions[silence](memberId)})
    SELECT k.id FROM kept k
    UNION ALL SELECT h.id FROM app.hold h JOIN kept k ON k.id = h.case_id WHERE h.tenant_id = app.tid()
    UNION ALL SELECT x.id FROM app.export x JOIN kept k ON k.id = x.case_id WHERE x.tenant_id = app.tid()`;
  return rows.map(({ id }) => id);
}

/** Whether an entry speaks of one of these, as its subject or anywhere in its payload `p`. Ids are not guessed, so a text is enough. */
export const speaksOf = (ids: readonly string[], subjectId: Prisma.Sql, payload: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`COALESCE(${subjectId} = ANY (${[...ids]}::uuid[]) OR ${payload} LIKE ANY (${ids.map((id) => `%${id}%`)}::text[]), false)`;
