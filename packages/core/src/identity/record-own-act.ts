import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';

/** What a person does to their own account is an entry in the log of every workspace that it opens. */
export async function recordOwnAct(userId: string, type: string, details: Record<string, unknown> = {}): Promise<void> {
  for (const { tenantId, memberId } of await systemDb().membership.findMany({ where: { userId } }))
    await withTenant(tenantId, (tx) => recordAct(tx, { tenantId, memberId }, { type, subjectId: memberId, details }));
}
