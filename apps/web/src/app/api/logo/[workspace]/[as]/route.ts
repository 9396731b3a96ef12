import { slug } from '@parley/contract/primitives';
import { notFound } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { openLogo } from '@parley/core/workspace/logo';
import { findTenantOfIcon } from '@parley/core/workspace/logo-link';
import { cookies } from 'next/headers';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

type Context = { params: Promise<{ workspace: string; as: string }> };

/**
 * The logo of a firm, for its members. A browser that installs the app fetches the icon without cookies: the manifest, which
 * is for members too, gives it an address that holds a key. We drew both ourselves, so they are pictures and nothing else.
 */
export const GET = apiRoute<Context>(async (request, { params }) => {
  const { workspace, as } = await params;
  if (!slug.safeParse(workspace).success || (as !== 'picture' && as !== 'icon')) throw notFound('logo');
  const key = new URL(request.url).searchParams.get('key');
  const tenantId = key ? await findTenantOfIcon(workspace, key) : null;
  const actor = tenantId && as === 'icon' ? { tenantId } : await resolveActor(readSessionToken(await cookies()), workspace);
  const bytes = await openLogo(actor, as);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': as === 'icon' ? 'image/png' : 'image/webp',
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400',
    },
  });
});
