import { createHmac, timingSafeEqual } from 'node:crypto';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { config } from '../config.ts';
import { readProfile, toLook } from './profile.ts';

/** The address of the firm's icon, for browsers that fetch it without cookies; null where there is none. */
export async function iconLink(actor: Pick<Actor, 'tenantId' | 'slug'>): Promise<string | null> {
  const { logo } = toLook(await withTenant(actor.tenantId, (tx) => readProfile(tx, actor.tenantId)));
  return logo && iconPath(actor, logo);
}

/** `logo` changes with the picture, so that no cache shows an old one. */
export const iconPath = ({ tenantId, slug }: Pick<Actor, 'tenantId' | 'slug'>, logo: string): string =>
  `/api/logo/${slug}/icon?v=${logo}&key=${keyOf(tenantId)}`;

/** Whose icon this key opens; null for a wrong one. Mails keep the address that the workspace had when they were sent. */
export async function findTenantOfIcon(slug: string, key: string): Promise<string | null> {
  const find = { where: { slug }, select: { tenantId: true } };
  const found = (await systemDb().workspace.findUnique(find)) ?? (await systemDb().formerAddress.findUnique(find));
  if (!found) return null;
  const [expected, given] = [Buffer.from(keyOf(found.tenantId)), Buffer.from(key)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? found.tenantId : null;
}

const keyOf = (tenantId: string): string => createHmac('sha256', config().secret).update(`icon:${tenantId}`).digest('base64url');
