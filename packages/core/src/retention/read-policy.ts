import type { RetentionRule } from '@parley/contract/retention';
import type { TenantTx } from '@parley/db/with-tenant';

export const delayDays = 7;

/** The rules that hold now; version zero before there are any. */
export async function readPolicy(tx: Pick<TenantTx, 'retentionPolicy'>, tenantId: string) {
  const row = await tx.retentionPolicy.findUnique({ where: { tenantId } });
  return { rules: (row?.rules ?? []) as RetentionRule[], version: row?.version ?? 0, set: row && { by: row.setBy, at: row.setAt } };
}

export async function writePolicy(
  tx: Pick<TenantTx, 'retentionPolicy'>,
  policy: { tenantId: string; rules: RetentionRule[]; version: number; setBy: string },
): Promise<void> {
  const { tenantId, ...data } = policy;
  await tx.retentionPolicy.upsert({
    where: { tenantId },
    create: { tenantId, ...data },
    update: { ...data, setAt: new Date() },
  });
}
