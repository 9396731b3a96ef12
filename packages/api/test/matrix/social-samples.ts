import { socialAccountList, socialLinkTicket } from '@parley/contract/social';
import { config, configureCore } from '@parley/core/config';
import { systemDb } from '@parley/db/with-system';
import type { BuiltMember } from '@parley/core/testing/build';
import { forgetSecondFactor } from '../../../core/test/second-factor-codes.ts';
import { answers } from './answers.ts';
import type { Samples } from './samples.ts';

/** As somebody without a second factor, on a server where Google is offered. */
async function proving(caller: BuiltMember) {
  const google = { issuer: 'https://accounts.google.com', clientId: 'parley', clientSecret: 'a secret of ours' };
  configureCore({ ...config(), social: { google } });
  await forgetSecondFactor(caller);
  await systemDb().passkey.deleteMany({ where: { userId: caller.userId } });
  return { provider: 'google', proof: { password: caller.password } };
}
const linked = async (caller: BuiltMember) => {
  const row = { provider: 'google', userId: caller.userId, issuer: 'https://accounts.google.com', subject: caller.userId };
  await systemDb().socialAccount.upsert({
    where: { userId_provider: { userId: caller.userId, provider: 'google' } },
    create: row,
    update: row,
  });
  return proving(caller);
};

/** A person's own accounts at Google and Microsoft. */
export const socialSamples: Samples = {
  'social.list': { input: () => undefined, answer: socialAccountList },
  'social.askForLink': { input: (_, { caller }) => proving(caller), answer: socialLinkTicket },
  'social.unlink': { input: (_, { caller }) => linked(caller), answer: answers.nothing },
};
