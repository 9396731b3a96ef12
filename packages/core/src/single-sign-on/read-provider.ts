import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { openSecret } from '../identity/seal-secret.ts';
import type { OpenIdProvider } from './open-id.ts';
import type { SamlProvider } from './saml.ts';

export type FirmProvider = { revision: number; makesMembers: boolean; issuer: string } & (
  | { kind: 'oidc'; oidc: OpenIdProvider }
  | { kind: 'saml'; saml: SamlProvider }
);

type Row = NonNullable<Awaited<ReturnType<TenantTx['identityProvider']['findUnique']>>>;

export const secretSeal = (tenantId: string) => ({ purpose: 'identity-provider', owner: tenantId });

/** A firm's provider as it is set now, or null. */
export async function readProvider(tenantId: string): Promise<FirmProvider | null> {
  const row = await withTenant(tenantId, (tx) => tx.identityProvider.findUnique({ where: { tenantId } }));
  return row && toProvider(row);
}

function toProvider(row: Row): FirmProvider {
  const { revision, makesMembers, issuer, tenantId } = row;
  const common = { revision, makesMembers, issuer };
  if (row.kind === 'saml')
    return { ...common, kind: 'saml', saml: { issuer, signInUrl: row.signInUrl ?? '', certificates: row.certificates } };
  const clientSecret = openSecret(row.sealedSecret ?? new Uint8Array(), secretSeal(tenantId));
  return { ...common, kind: 'oidc', oidc: { issuer, clientId: row.clientId ?? '', clientSecret } };
}
