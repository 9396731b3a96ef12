import * as z from 'zod';
import { line } from './primitives.ts';

export const passkeyNameMax = 60;
export const passkeyName = line(passkeyNameMax, 'a name');

/** A key pair by which a person signs in; what is told of it. */
export const passkeyView = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PasskeyView = z.infer<typeof passkeyView>;

// What browsers hand over, in base64url (WebAuthn, level 3, 5.1.8). Fields that nobody reads are dropped.
const bytes = (max: number) => z.base64url().min(1).max(max);
const credential = { id: bytes(1_400), rawId: bytes(1_400), type: z.literal('public-key') };

/** An authenticator's answer to 'is it you'. */
export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(4_000),
    userHandle: bytes(200).optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;

/** An authenticator's new key pair, the public half of it. */
export const newPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(16_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .optional(),
  }),
});
export type NewPasskey = z.infer<typeof newPasskey>;

/** What somebody shows anew before the ways into their account change. */
export const identityProof = z.union([
  z.strictObject({ password: z.string().min(1).max(256) }),
  z.strictObject({ passkey: passkeyAnswer }),
]);
export type IdentityProof = z.infer<typeof identityProof>;

/** `recoveryCodes`: with the first second factor of an account; shown once. */
export const passkeyAdded = z.strictObject({ passkey: passkeyView, recoveryCodes: z.array(z.string()).nullable() });

/** All of a person's. */
export const passkeyList = z.strictObject({ items: z.array(passkeyView) });

/** What a browser is asked with; the browser's own types say the rest. */
export const passkeyQuestion = z.looseObject({ challenge: z.string() });
