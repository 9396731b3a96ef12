import { systemDb } from '@parley/db/with-system';
import { log } from '../log.ts';

const pageSize = 500;

/** Visits every tenant in turn. One tenant's trouble does not keep the others waiting; it fails the job at the end. */
export async function forEachTenant(visit: (tenantId: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (let after: string | undefined; ;) {
    const page = await systemDb().workspace.findMany({
      where: after ? { tenantId: { gt: after } } : {},
      orderBy: { tenantId: 'asc' },
      take: pageSize,
      select: { tenantId: true },
    });
    for (const { tenantId } of page)
      await visit(tenantId).catch((error: unknown) => {
        log.error({ tenantId, err: error }, 'a sweep failed for a tenant');
        failures.push(error);
      });
    after = page.at(-1)?.tenantId;
    if (page.length < pageSize) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `The sweep failed for ${failures.length} tenants.`);
}
