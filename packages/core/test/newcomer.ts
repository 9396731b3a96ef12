import { randomUUID } from 'node:crypto';
import { toErrorBody } from '../src/app-error.ts';
import { resolveActor } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { signUp } from '../src/workspace/create-workspace.ts';

export const password = 'a long enough password';
export const from = (address = `at-${randomUUID()}`) => ({ address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
export const freshEmail = () => `person.${randomUUID()}@example.com`;
export const times = <Result>(n: number, fn: (i: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: n }, (_, i) => fn(i)));
export const succeeded = (results: PromiseSettledResult<unknown>[]) =>
  results.filter((result) => result.status === 'fulfilled').length;
export const refusal = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 'ok' as string }),
    (error: unknown) => toErrorBody(error),
  );

export async function newcomer() {
  const email = freshEmail();
  const { slug } = await signUp({ companyName: 'Harbour & Lane', name: 'Ana Lane', email, password }, from());
  const signedIn = await signIn({ email, password, ...from() });
  return { slug, ...signedIn, actor: await resolveActor(signedIn.sessionToken, slug) };
}
