import type { PasskeyAnswer } from '@parley/contract/passkey';
import { codeNeeded } from '@parley/contract/second-factor';
import { refusalInWords } from './i18n/refusals.ts';

// Fetched when somebody goes in or out: the chat carries the way out on every page and hardly ever takes it.
const nextAuth = () => import('next-auth/react');

/**
 * Signs in and resolves to null, or to the sentence that says why not; to `codeNeeded` where the password is right and the
 * person has a second step.
 */
export const signInWithPassword = (email: string, password: string, code = ''): Promise<string | null> =>
  signInBy('credentials', { email, password, code }, 'This e-mail address and password do not match. Check both and try again.');

/** The same by a link that works once. */
export const signInWithLink = (token: string, code = ''): Promise<string | null> =>
  signInBy('link', { token, code }, 'This link has been used already, or it has expired. Ask for a new one.');

/** The same by a passkey, which asks for no code. */
export const signInWithPasskey = (answer: PasskeyAnswer): Promise<string | null> =>
  signInBy('passkey', { answer: JSON.stringify(answer) }, 'This passkey was not accepted. Try again, or choose another way.');

async function signInBy(provider: string, given: Record<string, string>, otherwise: string): Promise<string | null> {
  try {
    const { signIn } = await nextAuth();
    const result = await signIn(provider, { ...given, redirect: false });
    if (result?.ok && !result.error) return null;
    const told = result?.error && result.error !== 'CredentialsSignin' ? result.error : null;
    return told === codeNeeded ? codeNeeded : refusalInWords(told ?? otherwise);
  } catch {
    return refusalInWords('Parley cannot be reached. Check your connection and try again; what you wrote is still here.');
  }
}

/** Ends this device's session on the server and leaves by a full page load, so that nothing stays in memory. */
export async function signOutHere(): Promise<void> {
  const { signOut } = await nextAuth();
  await signOut({ redirect: false });
  window.location.assign('/signin');
}
