import type { SocialProvider } from '@parley/contract/social';
import { codeNeeded } from '@parley/contract/second-factor';
import { AppError } from '../app-error.ts';
import { newToken } from '../id.ts';
import { findSession, startSession, type Client } from '../identity/session.ts';
import { recordSignIn, requireCode } from '../identity/sign-in.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { attemptIsOver, keepAttempt, readAttempt, takeAttempt, type AttemptDetails } from '../single-sign-on/attempts.ts';
import { readOpenIdClaims } from '../single-sign-on/open-id.ts';
import { acceptByProvider, findInvited } from './accept-by-provider.ts';
import { findAccount, keepLink } from './social-accounts.ts';
import { isNewcomer } from './sign-up-by-provider.ts';
import { readSocialProvider, socialRedirectUri } from './social-provider.ts';
import { toSocialPerson, type SocialPerson } from './vouched.ts';

type In = { sessionToken: string; userId: string; next: string | null };
/** Where the browser goes next: in; to the page that asks for a code, or for the firm's name; or back to the settings, with what came of linking. */
export type SocialOutcome =
  | ({ kind: 'in' } & In)
  | { kind: 'code'; ticket: string; next: string | null }
  | { kind: 'signUp'; ticket: string }
  | { kind: 'linked'; next: string | null; problem: string | null };

/** What the browser brought back from Google or Microsoft. `sessionToken`: who is signed in in it, for linking. */
export async function receiveSocial(
  input: { provider: SocialProvider; query: URLSearchParams; browser: string; sessionToken: string | null },
  client: Client,
): Promise<SocialOutcome> {
  await throttle('signIn.address', client.address);
  const { provider, browser, query } = input;
  const state = query.get('state') ?? '';
  const attempt = await takeAttempt(state, { browser, tenantId: null, provider });
  const next = attempt.next ?? null;
  if (attempt.linkFor) {
    const { linkFor } = attempt;
    const problem = await link(linkFor, input.sessionToken, () => prove(provider, attempt, { state, query }));
    return { kind: 'linked', next, problem };
  }
  const person = await prove(provider, attempt, { state, query });
  const proved = JSON.stringify(person);
  if (attempt.isSignUp && (await isNewcomer(person))) {
    const ticket = newToken();
    await keepAttempt({ state: ticket, browser, tenantId: null, provider, details: { proved, isSignUp: true } });
    return { kind: 'signUp', ticket };
  }
  try {
    return { kind: 'in', ...(await comeIn(person, attempt, '', client)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.rule !== codeNeeded) throw error;
    const ticket = newToken();
    const { invitation } = attempt;
    const details = { next, proved, ...(invitation === undefined ? {} : { invitation }) };
    await keepAttempt({ state: ticket, browser, tenantId: null, provider, details });
    return { kind: 'code', ticket, next };
  }
}

/** The second step of somebody whom the provider has proven, in the same browser. A mistyped code may be typed again. */
export async function finishSocial(
  input: { provider: SocialProvider; ticket: string; browser: string; code: string },
  client: Client,
): Promise<In> {
  await throttle('token.address', client.address);
  const { provider, ticket, browser, code } = input;
  const expected = { browser, tenantId: null, provider };
  const attempt = await readAttempt(ticket, expected);
  if (!attempt.proved || attempt.isSignUp) throw attemptIsOver();
  const came = await comeIn(JSON.parse(attempt.proved) as SocialPerson, attempt, code, client);
  await takeAttempt(ticket, expected);
  return came;
}

async function comeIn(person: SocialPerson, attempt: AttemptDetails, code: string, client: Client): Promise<In> {
  const { invitation } = attempt;
  const account = invitation === undefined ? await findAccount(person) : await findInvited(person, invitation);
  const hasSecondFactor = account ? await requireCode(account.id, code) : false;
  const accepted = invitation === undefined ? null : await acceptByProvider(person, { token: invitation, account }, client);
  const userId = accepted?.userId ?? account?.id;
  if (!userId) throw attemptIsOver();
  await keepLink(person, userId);
  const { sessionId, sessionToken } = await startSession(userId, client, { signedInBy: person.provider, hasSecondFactor });
  await recordSignIn(userId, sessionId, client.address);
  return { sessionToken, userId, next: accepted ? `/${accepted.slug}` : (attempt.next ?? null) };
}

/** Links what was proven to the session that asked, when it is still the one in this browser. Answers the rule that refused it. */
async function link(
  { userId, sessionId }: { userId: string; sessionId: string },
  sessionToken: string | null,
  proveNow: () => Promise<SocialPerson>,
): Promise<string | null> {
  try {
    const signedIn = sessionToken ? await findSession(sessionToken) : null;
    if (signedIn?.sessionId !== sessionId || signedIn.userId !== userId) throw attemptIsOver();
    await keepLink(await proveNow(), userId);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.rule ?? error.code;
  }
}

async function prove(
  provider: SocialProvider,
  { nonce, verifier }: AttemptDetails,
  { state, query }: { state: string; query: URLSearchParams },
): Promise<SocialPerson> {
  if (!nonce || !verifier) throw attemptIsOver();
  const settings = readSocialProvider(provider);
  try {
    const redirectUri = socialRedirectUri(provider);
    return toSocialPerson(provider, await readOpenIdClaims(settings, { secrets: { state, nonce, verifier }, redirectUri, query }));
  } catch (error) {
    if (query.get('error') === 'access_denied')
      throw new AppError('UNAUTHENTICATED', { message: 'You stopped the sign-in.', rule: 'social-stopped' });
    log.warn({ err: error, provider }, 'an answer of a sign-in provider was refused');
    throw new AppError('UNAUTHENTICATED', {
      message: 'The answer of the sign-in provider was refused. Start again.',
      rule: 'answer-refused',
      cause: error,
    });
  }
}
