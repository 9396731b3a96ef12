import type { TenantTx } from '../with-tenant.ts';

/**
 * Puts a version of a policy in force, in place of the one that was. Its time is the database's own, as that of the log is, and comes
 * after the cursors were set: whatever is said from then on is read.
 */
export async function enforceVersion(
  tx: TenantTx,
  version: { policyId: string; version: number; agreedBy: string | null },
): Promise<void> {
  await endVersion(tx, version.policyId);
  await tx.$executeRaw`UPDATE app.supervision_policy_version SET state = 'inForce', in_force_from = clock_timestamp(), agreed_by = ${version.agreedBy}::uuid
    WHERE tenant_id = app.tid() AND policy_id = ${version.policyId}::uuid AND version = ${version.version}`;
}

export async function endVersion(tx: TenantTx, policyId: string): Promise<void> {
  await tx.$executeRaw`UPDATE app.supervision_policy_version SET state = 'ended', in_force_until = clock_timestamp()
    WHERE tenant_id = app.tid() AND policy_id = ${policyId}::uuid AND state = 'inForce'`;
}

export async function countOpenItems(tx: TenantTx): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<
    { policy_id: string; count: bigint }[]
  >`SELECT policy_id, count(*) AS count FROM app.supervision_item
    WHERE tenant_id = app.tid() AND state <> 'closed' GROUP BY 1`;
  return new Map(rows.map(({ policy_id, count }) => [policy_id, Number(count)]));
}
