import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from 'next-auth/react';
import { refusalInWords } from './i18n/refusals.ts';

/** Signs in and resolves to null, or to the sentence that says why not. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const result = await nextAuthSignIn('credentials', { email, password, redirect: false });
    if (result?.ok && !result.error) return null;
    const told = result?.error && result.error !== 'CredentialsSignin' ? result.error : null;
    return refusalInWords(told ?? 'This e-mail address and password do not match. Check both and try again.');
  } catch {
    return refusalInWords('Parley cannot be reached. Check your connection and try again; what you wrote is still here.');
  }
}

/** Ends this device's session on the server and leaves by a full page load, so that nothing stays in memory. */
export async function signOutHere(): Promise<void> {
  await nextAuthSignOut({ redirect: false });
  window.location.assign('/signin');
}
