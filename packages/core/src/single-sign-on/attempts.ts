import { systemDb, withSystem } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { hashToken } from '../id.ts';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';

export type AttemptProvider = 'oidc' | 'saml';
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
};
type Attempt = { state: string; browser: string; tenantId: string; provider: AttemptProvider; details: AttemptDetails };

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
  expected: { browser: string | null; tenantId: string; provider: AttemptProvider },
): Promise<AttemptDetails & { browserHash: Uint8Array }> {
  const row = await withSystem(async (tx) => {
    const where = { stateHash: hashToken(state), tenantId: expected.tenantId, provider: expected.provider };
    const found = await tx.signInAttempt.findFirst({ where });
    const { count } = await tx.signInAttempt.deleteMany({ where });
    return count === 1 ? found : null;
  });
  if (!row || row.expiresAt < new Date()) throw attemptIsOver();
  if (expected.browser !== null && !Buffer.from(row.browserHash).equals(Buffer.from(hashToken(expected.browser))))
    throw attemptIsOver();
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
