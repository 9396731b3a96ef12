import { signOutHere } from '@/lib/sign-in';
import { wipeLocal } from '../state/wipe-local.ts';

/** Drafts and messages that wait to be sent belong to the person, not to the computer. */
export async function leave(): Promise<void> {
  await wipeLocal();
  await signOutHere();
}
