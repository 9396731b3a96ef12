import type { Preferences } from './preferences.ts';

/** Whether it is between the two times of the person's own day; from 22:00 to 07:00 is over midnight. */
export function isQuiet({ quietHours, timeZone }: Pick<Preferences, 'quietHours' | 'timeZone'>, now: Date): boolean {
  if (!quietHours) return false;
  const { from, to } = quietHours;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: timeZone ?? 'UTC' }).format(now);
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
