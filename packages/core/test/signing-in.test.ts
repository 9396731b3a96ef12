import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { getAccount } from '../src/identity/account.ts';
import { requireSignedIn } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { throttle } from '../src/identity/throttle.ts';
import { bootstrap } from '../src/workspace/bootstrap.ts';
import { signUp } from '../src/workspace/create-workspace.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';
import { password, from, freshEmail, times, succeeded, refusal, newcomer } from './newcomer.ts';

openTestCore();

describe('signing up', () => {
  test('makes a workspace with its owner in #general, and the owner can sign in', async () => {
    const { actor, slug, email, sessionToken } = await newcomer();
    expect(actor).toMatchObject({ role: 'owner', name: 'Ana Lane', isEmailConfirmed: false, slug });
    const first = await bootstrap(actor, { email, isEmailConfirmed: false });
    expect(first.channels.map((mine) => mine.channel.name)).toEqual(['general']);
    expect(first.can).toMatchObject({ administer: true, invite: false });
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toEqual([
      { slug, name: 'Harbour & Lane', memberCount: 1, role: 'owner' },
    ]);
  });

  test('with an address that has an account asks for its password, and then adds a workspace', async () => {
    const { email, sessionToken } = await newcomer();
    const again = (given: string) => signUp({ companyName: 'Second', name: 'Somebody', email, password: given }, from());
    expect(await refusal(again('another long password'))).toMatchObject({ code: 'CONFLICT' });
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toHaveLength(1);
    await again(password);
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toHaveLength(2);
  });

  test('of the same person ten times at once makes one account', async () => {
    const email = freshEmail();
    const results = await times(10, () => signUp({ companyName: 'Race & Co', name: 'Ana', email, password }, from()));
    expect(succeeded(results)).toBeGreaterThan(0);
    expect(await asOwner('SELECT 1 FROM identity.user WHERE email = $1', [email])).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' });
  });

  test('of ten firms with one name gives each an address of its own', async () => {
    const name = `Twin ${randomUUID().slice(0, 8)}`;
    const results = await times(10, () => signUp({ companyName: name, name: 'Ana', email: freshEmail(), password }, from()));
    const slugs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.slug] : []));
    expect(new Set(slugs).size).toBe(10);
  });
});

describe('signing in', () => {
  test('answers an unknown address and a wrong password with the same bytes', async () => {
    const { email } = await newcomer();
    expect(await refusal(signIn({ email, password, ...from() }))).toEqual({ code: 'ok' });
    const wrong = await refusal(signIn({ email, password: 'not the password', ...from() }));
    const unknown = await refusal(signIn({ email: freshEmail(), password: 'not the password', ...from() }));
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(wrong));
  });

  test('takes the same time for both', async () => {
    const { email } = await newcomer();
    const timed = async (address: string) => {
      const start = performance.now();
      await refusal(signIn({ email: address, password: 'not the password', ...from() }));
      return performance.now() - start;
    };
    const wrong: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      wrong.push(await timed(email));
      unknown.push(await timed(freshEmail()));
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[7] ?? 0;
    // Without the decoy, the unknown address would be answered ten times sooner.
    expect(median(unknown) / median(wrong)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(wrong)).toBeLessThan(1.6);
  });

  test('folds case and blanks of the address, and nothing of the password', async () => {
    const { email } = await newcomer();
    expect(await refusal(signIn({ email: ` ${email.toUpperCase()} `, password, ...from() }))).toEqual({ code: 'ok' });
    expect(await refusal(signIn({ email, password: `${password} `, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: password.toUpperCase(), ...from() }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('is an entry in the log of the workspace', async () => {
    const { actor } = await newcomer();
    const rows = await asOwner('SELECT 1 FROM app.event WHERE stream_id = $1 AND type = $2 AND actor_id = $3', [
      actor.tenantId,
      'session.started',
      actor.memberId,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('a guesser', () => {
  test('at one address is stopped after ten tries at an account, and told how long to wait', async () => {
    const { email } = await newcomer();
    const here = from();
    for (let i = 0; i < 10; i += 1)
      expect(await refusal(signIn({ email, password: `guess ${i}`, ...here }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const stopped = await refusal(signIn({ email, password, ...here }));
    expect(stopped).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
    expect('retryAfterMs' in stopped && (stopped.retryAfterMs ?? 0)).toBeGreaterThan(60_000);
  });

  test('does not shut the person out, who signs in from elsewhere', async () => {
    const { email } = await newcomer();
    const here = from();
    await times(12, (i) => signIn({ email, password: `guess ${i}`, ...here }));
    expect(await refusal(signIn({ email, password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await refusal(signIn({ email, password, ...from() }))).toEqual({ code: 'ok' });
  });

  test('at many addresses is stopped too', async () => {
    const { email } = await newcomer();
    await throttle('signIn.accountAnywhere', email, 99);
    expect(await refusal(signIn({ email, password: 'guess', ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: 'guess', ...from() }))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('at one address is stopped over all accounts, known or not', async () => {
    const here = from();
    const { email } = await newcomer();
    await throttle('signIn.address', here.address, 599);
    expect(await refusal(signIn({ email: freshEmail(), password, ...here }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email: freshEmail(), password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await refusal(signIn({ email, password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('of an unknown address is stopped alike, so that the limit tells nothing', async () => {
    const here = from();
    const email = freshEmail();
    const codes = [];
    for (let i = 0; i < 11; i += 1) codes.push((await refusal(signIn({ email, password: `guess ${i}`, ...here }))).code);
    expect(codes).toEqual([...Array(10).fill('UNAUTHENTICATED'), 'RATE_LIMITED']);
  });

  test('is forgiven by a success', async () => {
    const { email } = await newcomer();
    const here = from();
    for (const round of [1, 2]) {
      for (let i = 0; i < 9; i += 1) await refusal(signIn({ email, password: `guess ${round} ${i}`, ...here }));
      expect(await refusal(signIn({ email, password, ...here }))).toEqual({ code: 'ok' });
    }
  });

  test('of an address as long as addresses may be is counted like any other', async () => {
    const email = `${'a'.repeat(240)}@example.com`;
    expect(await refusal(signIn({ email, password, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
