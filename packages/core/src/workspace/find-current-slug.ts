import { systemDb } from '@parley/db/with-system';

/** Where an address that a workspace has left leads today; null for one that nobody had. */
export async function findCurrentSlug(slug: string): Promise<string | null> {
  const former = await systemDb().formerAddress.findUnique({ where: { slug }, select: { tenantId: true } });
  if (!former) return null;
  const now = await systemDb().workspace.findUnique({ where: { tenantId: former.tenantId }, select: { slug: true } });
  return now?.slug ?? null;
}
