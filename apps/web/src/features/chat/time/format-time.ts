// `09:47` where clocks run to 24, `9:47 AM` where they run to 12.
const isTwelveHour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12;
const clockFormat = new Intl.DateTimeFormat(undefined, { hour: isTwelveHour ? 'numeric' : '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayAndYearFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const weekdayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const shortDayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const fullFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** A calendar day where the reader is, as a key that sorts: `2026-11-19`. */
export function dayKey(at: string | Date): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function daysAgo(at: string | Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000);
}

export const formatClock = (at: string) => clockFormat.format(new Date(at));
export const formatFull = (at: string) => fullFormat.format(new Date(at));

/** `Today`, `Yesterday`, `Thursday, 19 November`, and the year where it is not this one. */
export function formatDay(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return new Date(at).getFullYear() === now.getFullYear() ? dayFormat.format(new Date(at)) : dayAndYearFormat.format(new Date(at));
}

/** `16:42` today, `Thu 16:42` in the last week, `3 Nov` before. */
export function formatWhen(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  if (days === 0) return formatClock(at);
  if (days > 0 && days < 7) return `${weekdayFormat.format(new Date(at))} ${formatClock(at)}`;
  return shortDayFormat.format(new Date(at));
}

/** The same with the clock always: `3 Nov, 16:42`. For messages that stand without a day line. */
export function formatMoment(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  return days >= 0 && days < 7 ? formatWhen(at, now) : `${shortDayFormat.format(new Date(at))}, ${formatClock(at)}`;
}

/** For running text: `today at 09:58`, `yesterday at 09:58`, `Thu at 16:42`, `on 3 Nov`. */
export function formatWhenInWords(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  if (days === 0) return `today at ${formatClock(at)}`;
  if (days === 1) return `yesterday at ${formatClock(at)}`;
  if (days > 1 && days < 7) return `${weekdayFormat.format(new Date(at))} at ${formatClock(at)}`;
  return `on ${shortDayFormat.format(new Date(at))}`;
}
