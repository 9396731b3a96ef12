import type { PasskeyAnswer } from '@parley/contract/passkey';
import { systemDb } from '@parley/db/with-system';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { askForPasskey, checkPasskey } from './check-passkey.ts';
import { startSession, type Client } from './session.ts';
import { recordSignIn } from './sign-in.ts';
import { throttle } from './throttle.ts';

/** The same for everybody: which passkeys there are is known to browsers only. */
export async function beginPasskeySignIn(client: Client): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await throttle('passkey.address', client.address);
  return askForPasskey({ purpose: 'signIn', userId: null });
}

/** Signs in by a passkey, which is two factors: the device, and what it asks its person for. */
export async function signInByPasskey(
  input: { answer: PasskeyAnswer } & Client,
): Promise<{ sessionToken: string; userId: string; name: string; email: string }> {
  await throttle('passkey.address', input.address);
  const { userId } = await checkPasskey(input.answer, { purpose: 'signIn', userId: null });
  const { name, email } = await systemDb().user.findUniqueOrThrow({ where: { id: userId } });
  const { sessionId, sessionToken } = await startSession(userId, input, { signedInBy: 'passkey', hasSecondFactor: true });
  await recordSignIn(userId, sessionId, input.address);
  return { sessionToken, userId, name, email };
}
