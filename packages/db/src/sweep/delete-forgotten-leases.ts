import { withTenant } from '../with-tenant.ts';

export async function deleteForgottenLeases(tenantId: string, before: Date): Promise<void> {
  await withTenant(
    tenantId,
    (tx) => tx.$executeRaw`DELETE FROM app.presence_lease WHERE tenant_id = app.tid() AND expires_at < ${before}`,
  );
}
