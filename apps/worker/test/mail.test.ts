import { config, configureCore } from '@parley/core/config';
import { confirmEmail, requestPasswordReset, resendConfirmation, resetPassword } from '@parley/core/identity/account';
import { signIn } from '@parley/core/identity/sign-in';
import { setPreferences } from '@parley/core/preference/preferences';
import { signUp } from '@parley/core/workspace/create-workspace';
import { acceptInvitation, findInvitation } from '@parley/core/invitation/accept-invitation';
import { createInvitations, revokeInvitation } from '@parley/core/invitation/manage-invitations';
import { resendInvitation } from '@parley/core/invitation/resend-invitations';
import { handlers } from '@parley/core/job/handlers';
import { closeMail } from '@parley/core/mail/deliver-mail';
import { newId } from '@parley/core/id';
import { buildTenant, type BuiltTenant } from '@parley/core/testing/build';
import { withSystem } from '@parley/db/with-system';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startWorker, type Worker } from '../src/start-worker.ts';
import { openScratchCore } from './support/open-scratch-core.ts';
import { listOutbox, mailsTo, readMail, tokenOf } from './support/read-mail.ts';
import { startSmtp } from './support/start-smtp.ts';

const core = openScratchCore();
const client = { address: '127.0.0.1', userAgent: 'test' };
let worker: Worker;
let tenant: BuiltTenant;
beforeAll(async () => {
  tenant = await buildTenant({ marker: 'Harbour' });
  worker = startWorker({ jobDatabaseUrl: core().database.urls.job, concurrency: 2 });
});
afterAll(async () => {
  await worker.stop();
  closeMail();
});

const address = (name: string) => `${name}.${newId().slice(-8)}@example.com`;
const invite = (email: string) => createInvitations(tenant.owner, { emails: [email], role: 'member' });
const mails = (email: string) => mailsTo(core().outbox, email);
const waitForMail = (email: string, count = 1) =>
  vi.waitFor(() => {
    const found = mails(email);
    expect(found).toHaveLength(count);
    return found;
  }, 10_000);
/** When a later job has run, what an earlier one did not send it never will. */
const drain = async () => {
  const email = address('after');
  await invite(email);
  await waitForMail(email);
};

test('an invitation arrives once, from the inviter, with a link that lets its holder in', async () => {
  const email = address('colleague');
  const { mailHint } = await invite(email);
  expect(mailHint).toBe(core().outbox);
  const [mail] = await waitForMail(email);
  expect(mail?.headers).toContain(`Subject: ${tenant.owner.name} invites you to ${await workspaceName()}`);
  expect(mail?.link.href).toMatch(/^http:\/\/localhost:3000\/invitation\?token=/);
  const token = tokenOf(mail!);
  expect(await findInvitation({ token }, client)).toMatchObject({ email, workspaceSlug: tenant.slug, hasAccount: false });
  await acceptInvitation({ token, name: 'New Colleague', password: 'long enough password' }, client);
  await expect(findInvitation({ token }, client)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await drain();
  expect(mails(email)).toHaveLength(1);
});

test('nothing in the database gives a link away', async () => {
  const email = address('hashed');
  const { invited } = await invite(email);
  const [mail] = await waitForMail(email);
  const { rows } = await core().database.owner.query(
    "SELECT encode(token_hash, 'hex') AS hash, i::text AS whole FROM app.invitation i WHERE id = $1",
    [invited[0]?.id],
  );
  expect(rows[0].hash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0].whole).not.toContain(tokenOf(mail!).split('.')[1]);
});

test('a job that is repeated mails the same link, so that either copy works', async () => {
  const email = address('twice');
  const { invited } = await invite(email);
  await waitForMail(email);
  await handlers['mail.invitation'](
    { tenantId: tenant.tenantId, invitationId: invited[0]?.id ?? '' },
    { id: '1', createdAt: new Date() },
  );
  const [first, second] = await waitForMail(email, 2);
  expect(tokenOf(first!)).toBe(tokenOf(second!));
  expect(/^Message-ID: .*$/im.exec(first!.headers)?.[0]).toBe(/^Message-ID: .*$/im.exec(second!.headers)?.[0]);
});

test('sending an invitation again ends the link mailed before; a withdrawn one is not mailed', async () => {
  const email = address('again');
  const { invited } = await invite(email);
  const invitationId = invited[0]?.id ?? '';
  await waitForMail(email);
  await resendInvitation(tenant.owner, { invitationId });
  const [first, second] = await waitForMail(email, 2);
  await expect(findInvitation({ token: tokenOf(first!) }, client)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await findInvitation({ token: tokenOf(second!) }, client)).toMatchObject({ email });
  await revokeInvitation(tenant.owner, { invitationId });
  await handlers['mail.invitation']({ tenantId: tenant.tenantId, invitationId }, { id: '1', createdAt: new Date() });
  expect(mails(email)).toHaveLength(2);
});

test('an invitation goes out by SMTP, also when the server says "later" first', async () => {
  const smtp = await startSmtp({ refuseFirst: 1 });
  const outboxBefore = listOutbox(core().outbox).length;
  const settings = config();
  configureCore({ ...settings, smtpUrl: smtp.url });
  try {
    const email = address('by.smtp');
    expect(await invite(email)).toMatchObject({ mailHint: null });
    await vi.waitFor(() => expect(smtp.received).toHaveLength(1), 20_000);
    const [mail] = smtp.received;
    expect(mail?.to).toEqual([email]);
    expect(await findInvitation({ token: tokenOf(readMail(mail?.raw ?? '')) }, client)).toMatchObject({ email });
    expect(listOutbox(core().outbox)).toHaveLength(outboxBefore);
  } finally {
    configureCore(settings);
    closeMail();
    await smtp.close();
  }
});

test('a new person confirms the address by a link; a second link ends the first', async () => {
  const person = { id: newId(), email: address('new.person'), name: 'New Person', passwordHash: 'x' };
  await withSystem((tx) => tx.user.create({ data: person }));
  const signedIn = { sessionId: newId(), userId: person.id, email: person.email, name: person.name, isEmailConfirmed: false };
  await resendConfirmation(signedIn);
  await waitForMail(person.email);
  await resendConfirmation(signedIn);
  const [first, second] = await waitForMail(person.email, 2);
  await expect(confirmEmail({ token: tokenOf(first!) }, client)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await confirmEmail({ token: tokenOf(second!) }, client);
  await expect(confirmEmail({ token: tokenOf(second!) }, client)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await handlers['mail.confirm']({ userId: person.id }, { id: '9', createdAt: new Date() });
  expect(mails(person.email)).toHaveLength(2);
});

test('a forgotten password is replaced by a link; an unknown address gets nothing', async () => {
  const unknown = address('nobody');
  await requestPasswordReset({ email: unknown }, client);
  await requestPasswordReset({ email: tenant.owner.email }, client);
  const [mail] = await waitForMail(tenant.owner.email);
  expect(mail?.link.pathname).toBe('/reset');
  await resetPassword({ token: tokenOf(mail!), password: 'another long password' }, client);
  await signIn({ email: tenant.owner.email, password: 'another long password', ...client });
  await drain();
  expect(mails(unknown)).toEqual([]);
});

test('a mail is in the language of the page one signed up on, until another is chosen or signed in with', async () => {
  const email = address('langue');
  const password = 'long enough password';
  await signUp({ companyName: 'Cabinet', name: 'Luc', email, password }, { ...client, locale: 'fr' });
  const [confirm] = await waitForMail(email);
  expect(confirm?.headers).toContain('Content-Language: fr');
  expect(confirm?.text).toContain('<html lang="fr" dir="ltr">');
  await signIn({ email, password, ...client, locale: 'ja' });
  await requestPasswordReset({ email }, { ...client, locale: 'de' });
  const [, reset] = await waitForMail(email, 2);
  expect(reset?.headers).toContain('Content-Language: ja');
});

test('a stranger is invited in the language of the inviter, and somebody with an account in their own', async () => {
  const other = await buildTenant({ marker: 'Elsewhere' });
  const inviteIn = async (email: string) => {
    await createInvitations(other.owner, { emails: [email], role: 'member' });
    return (await waitForMail(email)).at(-1);
  };
  expect((await inviteIn(address('stranger')))?.headers).toContain('Content-Language: en');
  await setPreferences(other.owner, { locale: 'ar' });
  const mail = await inviteIn(address('stranger'));
  expect(mail?.headers).toContain('Content-Language: ar');
  expect(mail?.text).toContain('<html lang="ar" dir="rtl">');

  const known = { id: newId(), email: address('known'), name: 'Known', passwordHash: 'x', locale: 'es' };
  await withSystem((tx) => tx.user.create({ data: known }));
  expect((await inviteIn(known.email))?.headers).toContain('Content-Language: es');
});

async function workspaceName(): Promise<string> {
  const { rows } = await core().database.owner.query('SELECT name FROM identity.workspace WHERE tenant_id = $1', [tenant.tenantId]);
  return String(rows[0].name);
}
