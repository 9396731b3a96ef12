import * as z from 'zod';

/** A person's second step at sign-in. `since`: null while it is off. */
export const secondFactorView = z.strictObject({
  since: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.int(),
  /** Shown in this session. */
  isShown: z.boolean(),
  /** How many passkeys there are: each is a second factor too. */
  passkeys: z.int(),
  /** Setting it up asks for the password: signing in was a while ago. */
  asksPassword: z.boolean(),
});
export type SecondFactorView = z.infer<typeof secondFactorView>;

/** What an authenticator app needs: typed in, or read from a picture of `uri`. Shown once. */
export const secondFactorSecret = z.strictObject({ secret: z.string(), uri: z.string() });
export const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

/** Six digits from the app, or a recovery code; spaces and dashes as people write them. */
export const oneTimeCode = z.string().trim().min(6, 'Enter the six digits from your app.').max(24);

export { codeNeeded } from './choices.ts';
