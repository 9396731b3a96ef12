import type { SocialProvider } from '@parley/contract/social';
import { systemDb, withSystem } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { hashToken } from '../id.ts';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';

export type AttemptProvider = 'oidc' | 'saml' | SocialProvider;
/** What has to be known again when the person comes back. It is sealed in the database. */
export type AttemptDetails = {
  nonce?: string;
  verifier?: string;
  requestId?: string;
  next?: string | null;
  /** A test that this administrator began; it opens no session. */
  testedBy?: { memberId: string; revision: number };
  /** What a SAML answer proved, on the way from the provider's post to the browser's own visit. */
  proved?: string;
  /** Whose session asked for the account there to be linked. */
  linkFor?: { userId: string; sessionId: string };
  /** The token of an invitation that is to be accepted. */
  invitation?: string;
  /** Begun at the sign-up page: somebody new opens a workspace. */
  isSignUp?: true;
};
/** `tenantId` is null for a person's own account, which is no firm's. */
type Attempt = { state: string; browser: string; tenantId: string | null; provider: AttemptProvider; details: AttemptDetails };

const validMs = 10 * 60_000;

export const attemptIsOver = () =>
  new AppError('UNAUTHENTICATED', {
    message: 'This sign-in was begun in another browser, took too long, or has been used. Start again from the sign-in page.',
    rule: 'attempt-over',
  });
const seal = (state: string) => ({ purpose: 'sign-in-attempt', owner: Buffer.from(hashToken(state)).toString('hex') });

/** Keeps a sign-in that is under way. `browser` is a secret in a cookie of the browser that began it. */
export async function keepAttempt({ state, browser, tenantId, provider, details }: Attempt): Promise<void> {
  await systemDb().signInAttempt.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await systemDb().signInAttempt.create({
    data: {
      stateHash: hashToken(state),
      browserHash: hashToken(browser),
      tenantId,
      provider,
      sealedDetails: sealSecret(JSON.stringify(details), seal(state)),
      expiresAt: new Date(Date.now() + validMs),
    },
  });
}

/**
 * Takes an attempt, once, whatever comes of it. Only the browser that began it may end it, so that nobody is signed in as
 * somebody else by a link that was put before them; `browser` is null where a provider's form posts, to which browsers add
 * no cookie, and which therefore opens nothing by itself.
 */
export async function takeAttempt(
  state: string,
  expected: { browser: string | null; tenantId: string | null; provider: AttemptProvider },
): Promise<AttemptDetails & { browserHash: Uint8Array }> {
  const row = await withSystem(async (tx) => {
    const where = whichOf(state, expected);
    const found = await tx.signInAttempt.findFirst({ where });
    const { count } = await tx.signInAttempt.deleteMany({ where });
    return count === 1 ? found : null;
  });
  return openAttempt(row, state, expected.browser);
}

/** The same without using it up: a code that was mistyped may be typed again. */
export async function readAttempt(...[state, expected]: Parameters<typeof takeAttempt>): ReturnType<typeof takeAttempt> {
  return openAttempt(await systemDb().signInAttempt.findFirst({ where: whichOf(state, expected) }), state, expected.browser);
}

const whichOf = (state: string, { tenantId, provider }: { tenantId: string | null; provider: AttemptProvider }) => ({
  stateHash: hashToken(state),
  tenantId,
  provider,
});

type Row = { browserHash: Uint8Array; sealedDetails: Uint8Array; expiresAt: Date } | null;

function openAttempt(row: Row, state: string, browser: string | null): AttemptDetails & { browserHash: Uint8Array } {
  if (!row || row.expiresAt < new Date()) throw attemptIsOver();
  if (browser !== null && !Buffer.from(row.browserHash).equals(Buffer.from(hashToken(browser)))) throw attemptIsOver();
  const details = JSON.parse(openSecret(row.sealedDetails, seal(state))) as AttemptDetails;
  return { ...details, browserHash: row.browserHash };
}

/** Hands what a posted answer proved on to the browser that began: it fetches the rest with its cookie. */
export async function handOver(
  state: string,
  from: { browserHash: Uint8Array; tenantId: string; details: AttemptDetails },
): Promise<void> {
  await systemDb().signInAttempt.create({
    data: {
      stateHash: hashToken(state),
      browserHash: new Uint8Array(from.browserHash),
      tenantId: from.tenantId,
      provider: 'saml',
      sealedDetails: sealSecret(JSON.stringify(from.details), seal(state)),
      expiresAt: new Date(Date.now() + validMs / 5),
    },
  });
}
