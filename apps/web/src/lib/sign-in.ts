import { codeNeeded } from '@parley/contract/second-factor';
import { refusalInWords } from './i18n/refusals.ts';

// Fetched when somebody goes in or out: the chat carries the way out on every page and hardly ever takes it.
const nextAuth = () => import('next-auth/react');

/**
 * Signs in and resolves to null, or to the sentence that says why not; to `codeNeeded` where the password is right and the
 * person has a second step.
 */
export async function signInWithPassword(email: string, password: string, code = ''): Promise<string | null> {
  try {
    const { signIn } = await nextAuth();
    const result = await signIn('credentials', { email, password, code, redirect: false });
    if (result?.ok && !result.error) return null;
    const told = result?.error && result.error !== 'CredentialsSignin' ? result.error : null;
    if (told === codeNeeded) return codeNeeded;
    return refusalInWords(told ?? 'This e-mail address and password do not match. Check both and try again.');
  } catch {
    return refusalInWords('Parley cannot be reached. Check your connection and try again; what you wrote is still here.');
  }
}

/** The same by a link that works once. */
export async function signInWithLink(token: string, code = ''): Promise<string | null> {
  try {
    const { signIn } = await nextAuth();
    const result = await signIn('link', { token, code, redirect: false });
    if (result?.ok && !result.error) return null;
    const told = result?.error && result.error !== 'CredentialsSignin' ? result.error : null;
    if (told === codeNeeded) return codeNeeded;
    return refusalInWords(told ?? 'This link has been used already, or it has expired. Ask for a new one.');
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
