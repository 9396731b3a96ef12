import type { TenantTx } from '@parley/db/with-tenant';
import { readPolicy } from './read-policy.ts';

/** Whether a matter of this firm lets go what it gathers. */
export const aMatterLetsGo = async (tx: Pick<TenantTx, 'matterRetention'>): Promise<boolean> =>
  (await tx.matterRetention.count({ where: { rule: { path: ['act'], equals: 'deleteAfter' } } })) > 0;

/** Whether any rule lets anything go here: one of the firm, or of a matter. */
export async function anythingGoes(tx: Pick<TenantTx, 'matterRetention' | 'retentionPolicy'>, tenantId: string): Promise<boolean> {
  const { rules } = await readPolicy(tx, tenantId);
  return rules.some(({ act }) => act === 'deleteAfter') || aMatterLetsGo(tx);
}
