import * as z from 'zod';
import { limits } from './limits.ts';
import { id, rawText } from './primitives.ts';

/** What becomes of a line of a list of people: invited, or passed over and why. */
export const rowFates = [
  'new',
  'member',
  'deactivated',
  'invited',
  'badAddress',
  'badName',
  'duplicate',
  'unknownRole',
  'roleNotYours',
  'unknownGroup',
  'unknownChannel',
  'noChannel',
  'noSeat',
] as const;
export type RowFate = (typeof rowFates)[number];

const cell = rawText(limits.invitationCell);
const names = z.array(cell).max(limits.invitationNames);
/** A line of the list, as it was written: `line` is its number in the file. */
export const invitationRow = z.strictObject({
  line: z.number().int().min(1).max(100_000),
  name: cell,
  email: cell,
  role: cell,
  groups: names,
  channels: names,
});
export type InvitationRow = z.infer<typeof invitationRow>;
/** `about`: the word that is not known. */
export const judgedRow = invitationRow.extend({ fate: z.enum(rowFates), about: z.string() });
export type JudgedRow = z.infer<typeof judgedRow>;

export const linkStates = ['open', 'usedUp', 'expired', 'revoked'] as const;
export const linkRoles = ['member', 'guest'] as const;
export const invitationLinkView = z.strictObject({
  id,
  role: z.enum(linkRoles),
  channels: z.array(z.string()),
  uses: z.number(),
  maxUses: z.number().nullable(),
  state: z.enum(linkStates),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type InvitationLinkView = z.infer<typeof invitationLinkView>;

/** Who of a proven domain comes in: nobody by it, whoever an admin approves, or everybody. */
export const domainEntries = ['off', 'approval', 'open'] as const;
export type DomainEntry = (typeof domainEntries)[number];
export const mailDomainView = z.strictObject({
  id,
  domain: z.string(),
  /** What the firm puts into the DNS: a TXT record of this name with this value. */
  record: z.strictObject({ name: z.string(), value: z.string() }),
  entry: z.enum(domainEntries),
  provenAt: z.iso.datetime().nullable(),
});
export type MailDomainView = z.infer<typeof mailDomainView>;

export const joinRequestView = z.strictObject({ id, name: z.string(), email: z.string(), createdAt: z.iso.datetime() });
export type JoinRequestView = z.infer<typeof joinRequestView>;

/** `lately`: written to within the last day, and so passed over. */
export const toResend = z.strictObject({ count: z.number(), lately: z.number() });
export type ToResend = z.infer<typeof toResend>;
export const resentPart = z.strictObject({
  sent: z.number(),
  failed: z.array(z.strictObject({ email: z.string(), reason: z.string() })),
  nextCursor: id.nullable(),
  mailHint: z.string().nullable(),
});
export type ResentPart = z.infer<typeof resentPart>;
