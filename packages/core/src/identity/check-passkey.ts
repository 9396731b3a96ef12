import type { PasskeyAnswer } from '@parley/contract/passkey';
import { systemDb } from '@parley/db/with-system';
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticatorTransport,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { AppError } from '../app-error.ts';
import { keepChallenge, passkeySite, takeChallenge, type ChallengeFor } from './passkey-challenge.ts';

const refused = (cause?: unknown) =>
  new AppError('INVALID', { message: 'This passkey was not accepted. Try again, or choose another way.', cause });

/** What a browser asks an authenticator with. Somebody known is asked for one of their own passkeys. */
export async function askForPasskey(asked: ChallengeFor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = asked.userId === null ? [] : await systemDb().passkey.findMany({ where: { userId: asked.userId } });
  const options = await generateAuthenticationOptions({
    rpID: passkeySite().rpID,
    userVerification: 'required',
    allowCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
  });
  await keepChallenge(options.challenge, asked);
  return options;
}

/**
 * Whose passkey answered (WebAuthn, level 3, 7.2). Refused alike: an answer to a question that we did not ask, or that has been
 * answered; another site's; somebody else's key; a device that did not ask its person; a count that does not grow.
 */
export async function checkPasskey(answer: PasskeyAnswer, asked: ChallengeFor): Promise<{ userId: string }> {
  const found = await systemDb().passkey.findUnique({ where: { credentialId: answer.id } });
  if (!found || (asked.userId !== null && found.userId !== asked.userId)) throw refused();
  const { userHandle, ...response } = answer.response;
  if (userHandle && userHandle !== toUserHandle(found.userId)) throw refused();
  const challenge = readChallenge(response.clientDataJSON);
  if (!(await takeChallenge(challenge, asked))) throw refused();

  const { rpID, origin } = passkeySite();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...answer, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id: found.credentialId, publicKey: found.publicKey, counter: Number(found.counter) },
  }).catch((error: unknown) => {
    throw refused(error);
  });
  if (!verified) throw refused();
  const { newCounter } = authenticationInfo;
  // Once more in the row itself: of a key and its copy that answer at the same moment, one gets in.
  const { count } = await systemDb().passkey.updateMany({
    where: { id: found.id, counter: newCounter === 0 ? 0 : { lt: newCounter } },
    data: { counter: newCounter, lastUsedAt: new Date() },
  });
  if (count === 0) throw refused();
  return { userId: found.userId };
}

/** What an authenticator keeps beside the key to say whose it is. */
const toUserHandle = (userId: string): string => Buffer.from(userId).toString('base64url');

export function readChallenge(clientDataJSON: string): string {
  try {
    return decodeClientDataJSON(clientDataJSON).challenge;
  } catch (error) {
    throw refused(error);
  }
}
