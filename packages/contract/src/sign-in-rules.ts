import * as z from 'zod';
import { toRange } from './address-range.ts';

export const signInWays = ['password', 'magicLink', 'passkey', 'google', 'microsoft', 'oidc', 'saml'] as const;
export type SignInWay = (typeof signInWays)[number];

/** What may be chosen for how long a session lasts at most, and how long it may be left alone. */
export const sessionHoursChoices = [4, 8, 12, 24, 168, 720] as const;
export const idleMinutesChoices = [15, 30, 60, 240, 480] as const;
const rangesMax = 50;

const addressRange = z
  .string()
  .trim()
  .max(60)
  .transform((text, context) => {
    const range = toRange(text);
    if (range) return range;
    context.addIssue({ code: 'custom', message: 'Write an address or a range such as 203.0.113.0/24.' });
    return z.NEVER;
  });

/** A firm's sign-in rules. Null and an empty list: no such rule. */
export const signInRulesInput = z.strictObject({
  secondFactorFrom: z.iso.datetime().nullable(),
  sessionHours: z.int().min(1).max(720).nullable(),
  idleMinutes: z.int().min(15).max(10_080).nullable(),
  allowedRanges: z.array(addressRange).max(rangesMax, `At most ${rangesMax} ranges.`),
});
export type SignInRules = z.infer<typeof signInRulesInput>;

export const signInRulesView = z.strictObject({
  secondFactorFrom: z.iso.datetime().nullable(),
  sessionHours: z.int().nullable(),
  idleMinutes: z.int().nullable(),
  allowedRanges: z.array(z.string()),
  /** Its day has come. */
  isSecondFactorRequired: z.boolean(),
  requiresSingleSignOn: z.boolean(),
  /** From where this page is looked at. */
  yourAddress: z.string().nullable(),
  hasSecondFactor: z.boolean(),
});
export type SignInRulesView = z.infer<typeof signInRulesView>;

/** People who would have to set a second factor up. */
export const withoutSecondFactor = z.strictObject({
  total: z.int(),
  items: z.array(z.strictObject({ memberId: z.string(), name: z.string(), role: z.string() })),
});
export type WithoutSecondFactor = z.infer<typeof withoutSecondFactor>;
