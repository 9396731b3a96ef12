import { findSession, type SignedIn } from '@parley/core/identity/session';
import { offeredProviders } from '@parley/core/social-sign-in/social-provider';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
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

/** Where this server lets people sign in with an account of their own, for the pages that offer it. */
export const offeredSocialProviders = () => offeredProviders();
