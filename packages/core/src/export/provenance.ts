import { recordScope } from '@parley/contract/record-scope';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { kindOf, type ExportRow } from './export-row.ts';
import type { Provenance } from './read-me.ts';

/** Who asked, why, for what, and who agreed. */
export async function readProvenance(row: ExportRow): Promise<Provenance> {
  const people = await withTenant(row.tenantId, (tx) =>
    tx.member.findMany({
      where: { id: { in: [row.createdBy, ...(row.decidedBy ? [row.decidedBy] : [])] } },
      select: { id: true, name: true, email: true },
    }),
  );
  const by = people.find(({ id }) => id === row.createdBy);
  const second = people.find(({ id }) => id === row.decidedBy);
  if (!by) throw new Error('an export that nobody asked for');
  return {
    id: row.id,
    askedAt: row.createdAt.toISOString(),
    by,
    kind: kindOf(row),
    agreed: second && row.decidedAt ? { ...second, at: row.decidedAt.toISOString() } : null,
    caseId: row.caseId,
    reason: row.reason,
    scope: recordScope.parse(row.scope),
    formats: row.formats,
    parley: config().version,
  };
}
