import { generateServiceProviderMetadata } from '@node-saml/node-saml';
import { systemDb } from '@parley/db/with-system';
import { notFound } from '../app-error.ts';
import { ourSide } from './our-side.ts';

/** What we are to a firm's SAML provider, as a file that it can read. It says nothing that is not in its own address. */
export function ourMetadata(tenantId: string): string {
  const { entityId, receiveUrl } = ourSide(tenantId, '');
  return generateServiceProviderMetadata({ issuer: entityId, callbackUrl: receiveUrl, wantAssertionsSigned: true });
}

/** Where to send somebody back to whose sign-in failed. */
export async function findFirmSlug(tenantId: string): Promise<string> {
  const found = await systemDb().workspace.findUnique({ where: { tenantId }, select: { slug: true } });
  if (!found) throw notFound('workspace');
  return found.slug;
}
