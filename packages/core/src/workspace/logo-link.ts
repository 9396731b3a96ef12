import { createHmac, timingSafeEqual } from 'node:crypto';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { config } from '../config.ts';
import { readProfile, toLook } from './profile.ts';

/** The address of the firm's icon, for browsers that fetch it without cookies; null where there is none. */
export async function iconLink(actor: Pick<Actor, 'tenantId' | 'slug'>): Promise<string | null> {
  const { logo } = toLook(await withTenant(actor.tenantId, (tx) => readProfile(tx, actor.tenantId)));
  return logo ? `/api/logo/${actor.slug}/icon?v=${logo}&key=${keyOf(actor.tenantId)}` : null;
}

/** Whose icon this key opens; null for a wrong one. */
export async function findTenantOfIcon(slug: string, key: string): Promise<string | null> {
  const found = await systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true } });
  if (!found) return null;
  const [expected, given] = [Buffer.from(keyOf(found.tenantId)), Buffer.from(key)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? found.tenantId : null;
}

const keyOf = (tenantId: string): string => createHmac('sha256', config().secret).update(`icon:${tenantId}`).digest('base64url');
