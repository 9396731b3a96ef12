import * as z from 'zod';
import { slug } from './primitives.ts';

export const providerKinds = ['oidc', 'saml'] as const;
export type ProviderKind = (typeof providerKinds)[number];

const address = z
  .url({ protocol: /^https?$/, error: 'Enter an address that starts with https.' })
  .max(500, 'This address is too long.');
const word = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(500, 'Use at most 500 characters.')
    .regex(/^[^\p{Cc}]*$/u, 'Use plain text on one line.');

/** `clientSecret` empty: the one that is kept stays. */
export const openIdInput = z.strictObject({
  issuer: address,
  clientId: word('the client ID'),
  clientSecret: z
    .string()
    .trim()
    .max(500, 'Use at most 500 characters.')
    .regex(/^[^\p{Cc}]*$/u, 'Use plain text on one line.'),
  makesMembers: z.boolean(),
});
/** Metadata: the address of it, or the file itself. Empty: what is kept stays. */
export const samlInput = z.strictObject({
  metadata: z.string().trim().max(60_000, 'This is too long to be metadata.'),
  makesMembers: z.boolean(),
});
export const requireInput = z.strictObject({ required: z.boolean() });

export const providerView = z.strictObject({
  kind: z.enum(providerKinds),
  issuer: z.string(),
  clientId: z.string().nullable(),
  signInUrl: z.string().nullable(),
  certificates: z.array(z.strictObject({ fingerprint: z.string(), validUntil: z.string() })),
  makesMembers: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export const providerTestView = z.strictObject({
  at: z.iso.datetime(),
  /** Null: it would have let them in. */
  problem: z.string().nullable(),
  claims: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** The settings have changed since. */
  isStale: z.boolean(),
});
export const singleSignOnView = z.strictObject({
  /** What the provider's page asks for. */
  ours: z.strictObject({ redirectUri: z.string(), entityId: z.string(), receiveUrl: z.string(), signInUrl: z.string() }),
  domains: z.array(z.string()),
  provider: providerView.nullable(),
  test: providerTestView.nullable(),
  isRequired: z.boolean(),
});
export type SingleSignOnView = z.infer<typeof singleSignOnView>;
export type ProviderTestView = z.infer<typeof providerTestView>;

/** What the sign-in page of one workspace offers. A workspace without a provider looks like one that does not exist. */
export const firmEntryInput = z.strictObject({ workspace: slug });
export const firmEntryView = z.strictObject({
  firm: z.strictObject({ name: z.string(), isRequired: z.boolean() }).nullable(),
});
export type FirmEntryView = z.infer<typeof firmEntryView>;

export const scimRequestView = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  note: z.string(),
});
export const scimView = z.strictObject({
  url: z.string(),
  token: z.strictObject({ createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() }).nullable(),
  people: z.int(),
  groups: z.int(),
  requests: z.array(scimRequestView),
});
export type ScimView = z.infer<typeof scimView>;
