import { config } from '../config.ts';

/** Our addresses as one firm's provider knows them. Each firm has its own, so that no answer meant for one fits another. */
export function ourSide(tenantId: string, slug: string) {
  const { publicUrl } = config();
  const base = `${publicUrl}/api/sso/${tenantId}`;
  return {
    redirectUri: `${base}/oidc`,
    entityId: `${base}/metadata`,
    receiveUrl: `${base}/saml`,
    signInUrl: `${publicUrl}/signin?workspace=${slug}`,
  };
}
