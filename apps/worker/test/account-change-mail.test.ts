import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '@parley/core/identity/second-factor';
import { addPasskey, beginPasskey, removePasskey } from '@parley/core/identity/passkeys';
import { requireSignedIn } from '@parley/core/identity/session';
import { closeMail } from '@parley/core/mail/deliver-mail';
import { buildTenant } from '@parley/core/testing/build';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeAuthenticator } from '../../../packages/core/test/software-authenticator.ts';
import { startWorker, type Worker } from '../src/start-worker.ts';
import { openScratchCore } from './support/open-scratch-core.ts';
import { mailsTo } from './support/read-mail.ts';

const core = openScratchCore();
let worker: Worker;
beforeAll(() => {
  worker = startWorker({ jobDatabaseUrl: core().database.urls.job, concurrency: 2 });
});
afterAll(async () => {
  await worker.stop();
  closeMail();
});

const subjects = (email: string) =>
  mailsTo(core().outbox, email).map(({ headers }) => /^Subject: (.*)$/m.exec(headers)?.[1]?.trim() ?? '');
const told = (email: string, expected: string[]) =>
  vi.waitFor(() => expect(subjects(email).toSorted()).toEqual(expected.toSorted()), 20_000);

test('a person is told by mail of a passkey that comes or goes, and when the second step is turned off', async () => {
  const { owner } = await buildTenant();
  const proof = { password: owner.password };
  const me = () => requireSignedIn(owner.sessionToken);
  const created = makeAuthenticator().create(await beginPasskey(await me(), { proof }));
  const { passkey } = await addPasskey(await me(), { created, userAgent: 'Firefox/140.0 (Windows NT 10.0)' });
  await told(owner.email, ['A passkey was added to your account']);
  await removePasskey(await me(), { passkeyId: passkey.id, proof });
  const { secret } = await beginSecondFactor(await me(), { password: owner.password });
  const { recoveryCodes } = await confirmSecondFactor(await me(), { code: generateSync({ secret }) });
  await endSecondFactor(await me(), { password: owner.password, code: recoveryCodes[0] ?? '' });
  await told(owner.email, [
    'A passkey was added to your account',
    'A passkey was removed from your account',
    'The second step of your account was turned off',
  ]);
  const [mail] = mailsTo(core().outbox, owner.email);
  expect(mail?.link.pathname).toBe(`/${owner.slug}/settings`);
});
