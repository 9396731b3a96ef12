import * as z from 'zod';
import { identityProof } from './passkey.ts';

/** Where people may have an account of their own that opens their account here. */
export const socialProviders = ['google', 'microsoft'] as const;
export type SocialProvider = (typeof socialProviders)[number];

export const socialAccountView = z.strictObject({
  provider: z.enum(socialProviders),
  /** What it is called there; null where none is linked. */
  linked: z.strictObject({ email: z.string(), linkedAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() }).nullable(),
});
export type SocialAccountView = z.infer<typeof socialAccountView>;
/** One of each provider that is offered here, and those that are linked still. */
export const socialAccountList = z.strictObject({ items: z.array(socialAccountView) });

export const socialLinkInput = z.strictObject({ provider: z.enum(socialProviders), proof: identityProof.optional() });
/** Begins the way to the provider, within minutes, in the session that asked. */
export const socialLinkTicket = z.strictObject({ ticket: z.string() });
/** The proof is a way in that stays, so that nobody locks themselves out. */
export const socialUnlinkInput = z.strictObject({ provider: z.enum(socialProviders), proof: identityProof });
