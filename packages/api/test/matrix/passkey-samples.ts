import { passkeyAdded, passkeyList, passkeyQuestion } from '@parley/contract/passkey';
import { requireSignedIn } from '@parley/core/identity/session';
import { addPasskey, beginPasskey } from '@parley/core/identity/passkeys';
import { forgive } from '@parley/core/identity/throttle';
import { systemDb } from '@parley/db/with-system';
import type { BuiltMember } from '@parley/core/testing/build';
import { forgetSecondFactor } from '../../../core/test/second-factor-codes.ts';
import { makeAuthenticator } from '../../../core/test/software-authenticator.ts';
import { answers } from './answers.ts';
import type { Samples } from './samples.ts';

/** As somebody who has never had a passkey. */
async function forget(caller: BuiltMember): Promise<void> {
  await forgetSecondFactor(caller);
  await systemDb().passkey.deleteMany({ where: { userId: caller.userId } });
  await forgive('passkey.user', caller.userId);
}
/** A new one on an authenticator, which nobody has taken yet. */
async function made(caller: BuiltMember) {
  await forget(caller);
  const signedIn = await requireSignedIn(caller.sessionToken);
  const asked = await beginPasskey(signedIn, { proof: { password: caller.password } });
  return { signedIn, created: makeAuthenticator().create(asked) };
}
async function kept(caller: BuiltMember): Promise<{ passkeyId: string }> {
  const { signedIn, created } = await made(caller);
  const { passkey } = await addPasskey(signedIn, { created, userAgent: '' });
  return { passkeyId: passkey.id };
}

/** A person's own passkeys. What may come back of a question is the browser's. */
export const passkeySamples: Samples = {
  'passkey.beginSignIn': { input: () => undefined, answer: passkeyQuestion },
  'passkey.list': { input: () => undefined, answer: passkeyList },
  'passkey.ask': {
    input: async (_, { caller }) => forgive('passkey.user', caller.userId),
    answer: passkeyQuestion,
  },
  'passkey.begin': {
    input: async (_, { caller }) => {
      await forget(caller);
      return { proof: { password: caller.password } };
    },
    answer: passkeyQuestion,
    mayBeEmpty: true,
  },
  'passkey.add': {
    input: async (_, { caller }) => ({ created: (await made(caller)).created }),
    answer: passkeyAdded,
  },
  'passkey.rename': {
    input: async (_, { caller }) => ({ ...(await kept(caller)), name: 'Another name' }),
    answer: answers.nothing,
  },
  'passkey.remove': {
    input: async (_, { caller }) => ({ ...(await kept(caller)), proof: { password: caller.password } }),
    answer: answers.nothing,
  },
};
