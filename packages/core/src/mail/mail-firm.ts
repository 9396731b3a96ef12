import type { AccentPalette } from '@parley/contract/accent';
import type { TenantTx } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { readProfile, toLook } from '../workspace/profile.ts';
import { iconPath } from '../workspace/logo-link.ts';

/** How a firm looks in what its people get from it. What concerns an account, or the service itself, comes from Parley. */
export type MailFirm = { name: string; accent: AccentPalette | null; logoUrl: string | null };

/** Null for a firm that has chosen neither logo nor colour. */
export async function readMailFirm(tx: TenantTx, tenantId: string): Promise<MailFirm | null> {
  const { logo, accent } = toLook(await readProfile(tx, tenantId));
  if (!logo && !accent) return null;
  const { name, slug } = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });
  return { name, accent, logoUrl: logo && `${config().publicUrl}${iconPath({ tenantId, slug }, logo)}` };
}
