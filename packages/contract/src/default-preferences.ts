import type { Preferences } from './preferences.ts';

/** What holds for a member who has chosen nothing. */
export const defaultPreferences: Preferences = {
  locale: null,
  timeZone: null,
  notifyDefault: 'mentions',
  keywords: [],
  pushContent: 'full',
  sounds: true,
  emailAfterMinutes: 30,
  quietHours: null,
  enterSends: true,
  singleKeys: true,
  linkPreviews: true,
  density: 'comfortable',
};
