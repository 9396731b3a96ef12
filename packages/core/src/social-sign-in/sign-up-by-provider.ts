import type { SocialProvider } from '@parley/contract/social';
import { systemDb } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { newId } from '../id.ts';
import { startSession, type Client } from '../identity/session.ts';
import { recordSignIn } from '../identity/sign-in.ts';
import { throttle } from '../identity/throttle.ts';
import { attemptIsOver, readAttempt, takeAttempt } from '../single-sign-on/attempts.ts';
import { unknownPassword } from '../single-sign-on/join-by-provider.ts';
import { insertWorkspace } from '../workspace/create-workspace.ts';
import { keepLink } from './social-accounts.ts';
import type { SocialPerson } from './vouched.ts';

type Ticket = { provider: SocialProvider; ticket: string; browser: string };

/**
 * Is this somebody new, who may open a workspace with the address that the provider vouches for? Whoever is here already comes
 * in as at the sign-in page, or is refused as there. An address that nobody vouches for opens nothing, and learns nothing.
 */
export async function isNewcomer({ issuer, subject, email, isVouched }: SocialPerson): Promise<boolean> {
  if (await systemDb().socialAccount.findUnique({ where: { issuer_subject: { issuer, subject } } })) return false;
  if (!isVouched)
    throw new AppError('FORBIDDEN', {
      message: 'This account does not show that its address is yours. Sign up with a password, and link it in your settings.',
      rule: 'social-unproven',
    });
  return (await systemDb().user.findUnique({ where: { email }, select: { id: true } })) === null;
}

/** Who is signing up, for the form that asks for the rest. */
export async function readSignUp(input: Ticket): Promise<{ email: string; name: string }> {
  const { email, name } = await readProved(input);
  return { email, name: name ?? '' };
}

/** The user without a password, their link, and their workspace. The ticket is good for one. */
export async function signUpByProvider(
  input: Ticket & { companyName: string; name: string },
  client: Client,
): Promise<{ sessionToken: string; slug: string }> {
  await throttle('signUp.address', client.address);
  const person = await readProved(input);
  const passwordHash = await unknownPassword();
  const user = { id: newId(), email: person.email, name: input.name };
  const slug = await insertWorkspace(user, input.companyName, async (tx) => {
    const locale = client.locale ?? null;
    await tx.user.create({ data: { ...user, passwordHash, locale, emailConfirmedAt: new Date() } });
  });
  await takeAttempt(input.ticket, { browser: input.browser, tenantId: null, provider: input.provider });
  await keepLink(person, user.id);
  const { sessionId, sessionToken } = await startSession(user.id, client, { signedInBy: person.provider, hasSecondFactor: false });
  await recordSignIn(user.id, sessionId, client.address);
  return { sessionToken, slug };
}

async function readProved({ provider, ticket, browser }: Ticket): Promise<SocialPerson> {
  const { proved, isSignUp } = await readAttempt(ticket, { browser, tenantId: null, provider });
  if (!proved || !isSignUp) throw attemptIsOver();
  return JSON.parse(proved) as SocialPerson;
}
