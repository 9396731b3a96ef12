import { systemDb } from '@parley/db/with-system';
import { config } from '../config.ts';
import { hashToken } from '../id.ts';

/** `add`: a new passkey; `signIn`: whose it is comes with the answer; `prove`: somebody known shows that it is still them. */
export type ChallengePurpose = 'add' | 'signIn' | 'prove';
/** `userId`: the only person who may answer; null when nobody is known yet. */
export type ChallengeFor = { purpose: ChallengePurpose; userId: string | null };

// A sign-in page asks as soon as it is opened, and its person may look up an address first.
const validMs = 15 * 60_000;

export async function keepChallenge(challenge: string, { purpose, userId }: ChallengeFor): Promise<void> {
  const expiresAt = new Date(Date.now() + validMs);
  await systemDb().passkeyChallenge.create({ data: { challengeHash: hashToken(challenge), purpose, userId, expiresAt } });
}

/** Whether it was asked by us, of this person, for this; true once, whatever becomes of the answer. */
export async function takeChallenge(challenge: string, { purpose, userId }: ChallengeFor): Promise<boolean> {
  const { count } = await systemDb().passkeyChallenge.deleteMany({
    where: { challengeHash: hashToken(challenge), purpose, userId, expiresAt: { gt: new Date() } },
  });
  return count === 1;
}

/** The site that passkeys are for: a browser gives none to a page of another origin. */
export function passkeySite(): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(config().publicUrl);
  return { rpID: hostname, origin };
}
