import * as z from 'zod';

export const presetNames = ['adviser', 'clinic', 'law', 'general'] as const;
export type PresetName = (typeof presetNames)[number];

/** What a preset sets. Days are counted from the day it is chosen; `null` leaves what is set now. */
export type Preset = {
  channels: readonly string[];
  scanRule: 'hold' | 'mark';
  secondFactorInDays: number | null;
  sessionHours: number | null;
  idleMinutes: number | null;
  /** Whether a text for acceptable use is proposed. It is published by hand, never by a preset. */
  acceptableUse: boolean;
};

/** The one table of presets: rules that exist, nothing else. */
export const presets: Record<PresetName, Preset> = {
  adviser: {
    channels: ['client-work', 'compliance', 'announcements'],
    scanRule: 'hold',
    secondFactorInDays: 14,
    sessionHours: 12,
    idleMinutes: 60,
    acceptableUse: true,
  },
  clinic: {
    channels: ['front-desk', 'clinical', 'rota'],
    scanRule: 'hold',
    secondFactorInDays: 7,
    sessionHours: 12,
    idleMinutes: 15,
    acceptableUse: true,
  },
  law: {
    channels: ['matters', 'research', 'office'],
    scanRule: 'hold',
    secondFactorInDays: 14,
    sessionHours: 24,
    idleMinutes: 60,
    acceptableUse: true,
  },
  general: {
    channels: ['projects', 'announcements'],
    scanRule: 'mark',
    secondFactorInDays: null,
    sessionHours: null,
    idleMinutes: null,
    acceptableUse: false,
  },
};

export const presetInput = z.strictObject({ preset: z.enum(presetNames) });
const value = z.string().nullable();
export const presetChange = z.strictObject({
  rule: z.enum(['channels', 'scanRule', 'secondFactor', 'sessionHours', 'idleMinutes', 'acceptableUse']),
  now: value,
  next: value,
});
export type PresetChange = z.infer<typeof presetChange>;

/** For each preset what it would change, compared with what holds at present. */
export const presetsView = z.strictObject({
  chosen: z.strictObject({ preset: z.enum(presetNames), at: z.iso.datetime() }).nullable(),
  presets: z.array(z.strictObject({ preset: z.enum(presetNames), changes: z.array(presetChange) })),
});
export type PresetsView = z.infer<typeof presetsView>;
