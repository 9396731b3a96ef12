import * as z from 'zod';
import { labelColors } from './choices.ts';
import { limits } from './limits.ts';
import { presetNames, type PresetName } from './presets.ts';
import { id, line, rawText } from './primitives.ts';

export { labelColors, type LabelColor } from './choices.ts';
const color = z.enum(labelColors);

/** A label as it stands on a message: its name as it was then. */
export const labelMark = z.strictObject({ id, name: z.string(), color });
export type LabelMark = z.infer<typeof labelMark>;

/** A label as it stands on a channel, for all who see that one. The higher the rank, the more confidential; without a label is 0. */
export const channelLabel = labelMark.extend({ meaning: z.string(), rank: z.int() });
export type ChannelLabel = z.infer<typeof channelLabel>;

export const labelInput = z.strictObject({
  name: line(limits.labelName, 'a name for the label'),
  color,
  meaning: rawText(limits.labelMeaning).transform((text) => text.trim().replaceAll(/\s+/g, ' ')),
  /** What carries it, or a higher one, may not go to a channel below it. */
  stays: z.boolean(),
  /** Guests may not be where it is, or a higher one. */
  closedToGuests: z.boolean(),
});
export type LabelInput = z.infer<typeof labelInput>;
/** `version` is that of the label as it was looked at: a change that somebody made meanwhile is not overwritten. */
export const labelChange = labelInput.extend({ id, version: z.int().positive().max(1_000_000) });
export const labelsInput = z.array(labelInput).min(1).max(limits.labels);

export const labelView = labelInput.extend({
  id,
  meaning: z.string(),
  rank: z.int(),
  isRetired: z.boolean(),
  version: z.int(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  /** What carries it at present. */
  channels: z.int(),
  messages: z.int(),
});
export type LabelView = z.infer<typeof labelView>;

export const bannerText = line(limits.bannerText, 'what the banner says');
/** What stands at the top of everybody's chat. `setAt` tells one from the next, for whoever has closed it. */
export const bannerView = z.strictObject({ text: z.string(), color, isDismissible: z.boolean(), setAt: z.iso.datetime() });
export type BannerView = z.infer<typeof bannerView>;
export const bannerInput = z.strictObject({ text: bannerText, color, isDismissible: z.boolean() });

/** For those who keep the labels: lowest first, the retired ones at the end. `preset` is the one that the firm has chosen. */
export const labelList = z.strictObject({
  items: z.array(labelView),
  max: z.int(),
  banner: bannerView.nullable(),
  preset: z.enum(presetNames).nullable(),
});
export type LabelList = z.infer<typeof labelList>;

/** What carries a label or a higher one and stands below it: in channels open to the firm, and elsewhere. */
export const standingLower = z.strictObject({
  messages: z.int(),
  open: z.array(z.strictObject({ channelId: id, name: z.string(), count: z.int() })),
  others: z.int(),
});
export type StandingLower = z.infer<typeof standingLower>;

/** For everybody: what can be chosen, lowest first, and what stands at the top. */
export const shownLabels = z.strictObject({
  labels: z.array(channelLabel.extend({ stays: z.boolean(), closedToGuests: z.boolean() })),
  banner: bannerView.nullable(),
});
export type ShownLabels = z.infer<typeof shownLabels>;

type Proposed = Pick<LabelInput, 'color' | 'stays' | 'closedToGuests'> & { key: ProposedKey };
export type ProposedKey = 'public' | 'internal' | 'confidential' | 'client' | 'patient' | 'privileged';
const open = { color: 'green', stays: false, closedToGuests: false, key: 'public' } as const;
const inside = { color: 'blue', stays: false, closedToGuests: false, key: 'internal' } as const;
const confidential = { color: 'amber', stays: false, closedToGuests: true, key: 'confidential' } as const;
const strictest = { color: 'red', stays: true, closedToGuests: true } as const;

/** What is proposed to a firm that has no labels yet, lowest first. The words are the reader's language. */
export const proposedLabels: Record<PresetName, readonly Proposed[]> = {
  adviser: [open, inside, confidential, { ...strictest, key: 'client' }],
  clinic: [open, inside, confidential, { ...strictest, key: 'patient' }],
  law: [open, inside, confidential, { ...strictest, key: 'privileged' }],
  general: [open, inside, confidential],
};
