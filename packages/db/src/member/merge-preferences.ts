import type { TenantTx } from '../with-tenant.ts';

/** Puts these choices over what the member chose before, in one step: two changes at once both stay. */
export async function mergePreferences(tx: TenantTx, memberId: string, change: object): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.member_preference AS p (tenant_id, member_id, data)
    VALUES (app.tid(), ${memberId}::uuid, ${JSON.stringify(change)}::jsonb)
    ON CONFLICT (tenant_id, member_id) DO UPDATE SET data = p.data || excluded.data, updated_at = now()`;
}
