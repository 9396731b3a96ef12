import { hash, verify } from '@node-rs/argon2';

// OWASP's argon2id parameters: 19 MiB, two passes, one lane.
// (argon2id is the library's default algorithm.)
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

let decoy: Promise<string> | undefined;

/** Verifies against the stored hash, or spends the same time on a decoy when there is none: an unknown address looks the same. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a decoy that nobody signs in with');
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
