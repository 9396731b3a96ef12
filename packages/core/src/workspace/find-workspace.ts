import { systemDb } from '@parley/db/with-system';

/** The tenant behind a workspace's address, or null. For commands; a request's workspace is resolved with its actor. */
export async function findWorkspace(slug: string): Promise<{ tenantId: string; name: string } | null> {
  return systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true, name: true } });
}
