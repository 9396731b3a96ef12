import * as z from 'zod';
import { limits } from './limits.ts';
import { locales, notifyLevels } from './choices.ts';
import { companyName, id, slug } from './primitives.ts';
import { timeZone } from './preferences.ts';

/** `#rrggbb`, in lower case. */
export const accent = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Enter a colour, like #14634e.');

export const workspaceName = z.strictObject({ name: companyName });
export const accentInput = z.strictObject({ accent });
/** Base64 of a picture. */
export const logoInput = z.strictObject({ picture: z.base64().max(Math.ceil((limits.logoBytes * 4) / 3) + 4) });
export const addressInput = z.strictObject({ slug: slug.min(2, 'Use at least 2 characters.') });

/** What a new member starts with. Empty: #general alone, and what the browser says. */
export const memberDefaults = z.strictObject({
  channelIds: z.array(id).max(limits.defaultChannels, `Choose at most ${limits.defaultChannels} channels.`),
  locale: z.enum(locales).nullable(),
  timeZone: timeZone.nullable(),
  notifyDefault: z.enum(notifyLevels).nullable(),
});
export type MemberDefaults = z.infer<typeof memberDefaults>;

export const workspaceSettings = z.strictObject({
  name: z.string(),
  slug: z.string(),
  formerSlugs: z.array(z.string()),
  accent: accent.nullable(),
  logo: z.string().nullable(),
  defaults: memberDefaults,
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** What an owner is led through, in order. Whether a step is done follows from facts; any of them may be skipped. */
export const setupSteps = ['address', 'preset', 'logo', 'channel', 'people', 'secondFactor', 'billing'] as const;
export type SetupStep = (typeof setupSteps)[number];
export const setupView = z.strictObject({
  steps: z.array(z.strictObject({ step: z.enum(setupSteps), state: z.enum(['done', 'open', 'skipped']) })),
  isDismissed: z.boolean(),
});
export type SetupView = z.infer<typeof setupView>;

/** `dueAt`: from then on everything of the workspace is erased. */
export const deletionView = z.strictObject({
  deletion: z.strictObject({ askedBy: z.string(), askedAt: z.iso.datetime(), dueAt: z.iso.datetime() }).nullable(),
  coolingDays: z.int(),
});
export type DeletionView = z.infer<typeof deletionView>;
export const deletionInput = z.strictObject({
  name: z.string().max(200),
  password: z.string().min(1, 'Enter your password.').max(limits.passwordMax),
});
