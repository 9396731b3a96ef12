import { findSession, type SignedIn } from '@parley/core/identity/session';
import { withRequest } from '@parley/core/log';
import { offeredProviders } from '@parley/core/social-sign-in/social-provider';
import { findMovedAddress } from '@parley/core/workspace/find-moved-address';
import { cookies, headers } from 'next/headers';
import { permanentRedirect, redirect } from 'next/navigation';
import { requestClient } from './request-client.ts';
import { toRequestId } from './request-id.ts';
import { readSessionToken } from './session-cookie.ts';

/** Who looks at this page, or null. */
export async function currentSignedIn(): Promise<SignedIn | null> {
  const token = readSessionToken(await cookies());
  return token ? findSession(token) : null;
}

/** For pages that need somebody signed in; others are sent to sign in and come back to `path`. */
export async function requireSignedInPage(path: string): Promise<SignedIn> {
  const signedIn = await currentSignedIn();
  if (!signedIn) redirect(`/signin?next=${encodeURIComponent(path)}`);
  return signedIn;
}

/**
 * Leads a page at a former address of the workspace to the same page at the present one, before anything of it is drawn. The
 * answer is kept by no cache: it is for members alone, and a firm may go back.
 */
export async function followAddress(slug: string): Promise<void> {
  const token = readSessionToken(await cookies());
  if (!token) return;
  const asked = await headers();
  const { address } = requestClient(asked);
  const current = await withRequest({ requestId: toRequestId(null), address }, () => findMovedAddress(token, slug));
  if (!current) return;
  const rest = (asked.get('x-path') ?? '').replace(/^\/[^/?]*/, '');
  permanentRedirect(`/${current}${rest}`);
}

/** Where this server lets people sign in with an account of their own, for the pages that offer it. */
export const offeredSocialProviders = () => offeredProviders();
