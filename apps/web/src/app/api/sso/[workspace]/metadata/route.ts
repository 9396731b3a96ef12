import { ourMetadata } from '@parley/core/single-sign-on/our-metadata';
import { apiRoute } from '@/lib/api-route';
import { toIdOr404, type FirmContext } from '../../sso-route';

/** What we are to a firm's SAML provider. */
export const GET = apiRoute(
  async (_: Request, { params }: FirmContext) =>
    new Response(ourMetadata(toIdOr404((await params).workspace)), {
      headers: { 'content-type': 'application/samlmetadata+xml', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    }),
);
