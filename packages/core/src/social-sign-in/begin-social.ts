import type { SocialProvider } from '@parley/contract/social';
import { newToken } from '../id.ts';
import type { IdentityProof } from '@parley/contract/passkey';
import { requireProof } from '../identity/require-proof.ts';
import { requireOwnSession, requireSignedIn, type Client, type SignedIn } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { attemptIsOver, keepAttempt, takeAttempt, type AttemptDetails } from '../single-sign-on/attempts.ts';
import { newOpenIdSecrets, openIdUrl } from '../single-sign-on/open-id.ts';
import { readSocialProvider, socialIsOut, socialRedirectUri } from './social-provider.ts';

type Begun = { provider: SocialProvider; browser: string; next: string | null };

/** Begins a sign-in, a sign-up, or the acceptance of the invitation whose token is given. */
export async function beginSocialSignIn(
  input: Begun & { invitation: string | null; isSignUp?: boolean },
  client: Client,
): Promise<{ url: string }> {
  await throttle('signIn.address', client.address);
  const { invitation, next, isSignUp } = input;
  return begin(input, { next, ...(invitation === null ? {} : { invitation }), ...(isSignUp ? { isSignUp } : {}) });
}

/**
 * A person asks for an account there to be linked to theirs, having shown that it is them. The ticket is good in their own
 * session only: a page elsewhere that sends their browser here links nothing.
 */
export async function askForLink(
  signedIn: SignedIn,
  { provider, proof }: { provider: SocialProvider; proof?: IdentityProof | undefined },
): Promise<{ ticket: string }> {
  readSocialProvider(provider);
  await requireProof(signedIn, proof);
  const { userId, sessionId } = signedIn;
  const ticket = newToken();
  await keepAttempt({ state: ticket, browser: sessionId, tenantId: null, provider, details: { linkFor: { userId, sessionId } } });
  return { ticket };
}

/** Sends the browser of whoever asked to the provider. */
export async function beginLink(input: Begun & { ticket: string; sessionToken: string | null }): Promise<{ url: string }> {
  const signedIn = await requireSignedIn(input.sessionToken);
  requireOwnSession(signedIn);
  await throttle('token.address', signedIn.userId);
  const { provider, ticket, next } = input;
  const { linkFor } = await takeAttempt(ticket, { browser: signedIn.sessionId, tenantId: null, provider });
  if (!linkFor) throw attemptIsOver();
  return begin(input, { next, linkFor });
}

/** Google and Microsoft ask which of one's accounts it shall be: on a shared machine the last one is not always right. */
async function begin({ provider, browser }: Begun, details: AttemptDetails): Promise<{ url: string }> {
  const secrets = newOpenIdSecrets();
  const url = await openIdUrl(readSocialProvider(provider), { secrets, redirectUri: socialRedirectUri(provider) }).catch(
    (error: unknown) => {
      throw socialIsOut(error);
    },
  );
  url.searchParams.set('prompt', 'select_account');
  const { state, nonce, verifier } = secrets;
  await keepAttempt({ state, browser, tenantId: null, provider, details: { ...details, nonce, verifier } });
  return { url: url.href };
}
