import { currentReader, timeWords, type Reader } from './i18n/reader.ts';

type Formats = ReturnType<typeof makeFormats>;
let made: { reader: Reader; formats: Formats } | null = null;

/** Formatters are dear to make and there is one reader, so they are made once. */
function formats(): Formats {
  const reader = currentReader();
  if (made?.reader !== reader) made = { reader, formats: makeFormats(reader) };
  return made.formats;
}

function makeFormats({ locale, timeZone }: Reader) {
  // The browser knows the region, and with it the clock, of its own language: `9:47 AM` in New York, `09:47` in London.
  const region = new Intl.DateTimeFormat().resolvedOptions().locale;
  const tag = region.split('-')[0] === locale ? region : locale;
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, timeZone ? { timeZone, ...options } : options);
  const isTwelveHour = make({ hour: 'numeric' }).resolvedOptions().hour12;
  return {
    clock: make({ hour: isTwelveHour ? 'numeric' : '2-digit', minute: '2-digit' }),
    day: make({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayAndYear: make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: make({ weekday: 'short' }),
    shortDay: make({ day: 'numeric', month: 'short' }),
    dated: make({ day: 'numeric', month: 'short', year: 'numeric' }),
    calendarDay: make({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    shortCalendarDay: make({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    full: make({ dateStyle: 'full', timeStyle: 'short' }),
    parts: new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      ...(timeZone && { timeZone }),
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
    ago: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    days: new Map<number, string>(),
  };
}

/** Clocks everywhere differ by whole quarters of an hour, so that a quarter lies within one day. */
const quarterMs = 15 * 60_000;
const knownQuarters = 5_000;

/** A calendar day where the reader is, as a key that sorts: `2026-11-19`. A feed asks for that of each of its messages. */
export function dayKey(at: string | Date): string {
  const { parts, days } = formats();
  const quarter = Math.floor((typeof at === 'string' ? Date.parse(at) : at.getTime()) / quarterMs);
  const known = days.get(quarter);
  if (known !== undefined) return known;
  const found = parts.formatToParts(new Date(at));
  const part = (type: string) => found.find((one) => one.type === type)?.value ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  if (days.size >= knownQuarters) days.clear();
  days.set(quarter, day);
  return day;
}

// Days are counted by the calendar: one with a change of clocks has 23 or 25 hours and is one day still.
function daysAgo(at: string | Date, now: Date): number {
  return Math.round((Date.parse(dayKey(now)) - Date.parse(dayKey(at))) / 86_400_000);
}

export const formatClock = (at: string) => formats().clock.format(new Date(at));
export const formatFull = (at: string) => formats().full.format(new Date(at));
/** `19 Nov 2026`. */
export const formatDate = (at: string) => formats().dated.format(new Date(at));

/** A day of the calendar, wherever the reader is: `2026-11-19` is `19 Nov 2026` for everybody. */
export const formatCalendarDay = (day: string) => formats().calendarDay.format(new Date(`${day}T00:00:00Z`));
/** The same without the year: `19 Nov`. */
export const formatShortCalendarDay = (day: string) => formats().shortCalendarDay.format(new Date(`${day}T00:00:00Z`));

/** `Today`, `Yesterday`, `Thursday, 19 November`, and the year where it is not this one. */
export function formatDay(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  if (days === 0) return timeWords()('today');
  if (days === 1) return timeWords()('yesterday');
  const isThisYear = dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4);
  return (isThisYear ? formats().day : formats().dayAndYear).format(new Date(at));
}

const weekday = (at: string) => formats().weekday.format(new Date(at));
const shortDay = (at: string) => formats().shortDay.format(new Date(at));

/** `16:42` today, `Thu 16:42` in the last week, `3 Nov` before. */
export function formatWhen(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  if (days === 0) return formatClock(at);
  if (days > 0 && days < 7) return `${weekday(at)} ${formatClock(at)}`;
  return shortDay(at);
}

/** The same with the clock always: `3 Nov, 16:42`. For messages that stand without a day line. */
export function formatMoment(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  return days >= 0 && days < 7 ? formatWhen(at, now) : timeWords()('dayAndTime', { day: shortDay(at), time: formatClock(at) });
}

/** For running text: `today at 09:58`, `yesterday at 09:58`, `Thu at 16:42`, `on 3 Nov`. */
export function formatWhenInWords(at: string, now = new Date()): string {
  const days = daysAgo(at, now);
  const time = formatClock(at);
  if (days === 0) return timeWords()('todayAt', { time });
  if (days === 1) return timeWords()('yesterdayAt', { time });
  if (days > 1 && days < 7) return timeWords()('weekdayAt', { day: weekday(at), time });
  return timeWords()('onDay', { day: shortDay(at) });
}

/** `5 minutes ago` up to a day, then the date and time. */
export function formatAgo(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000;
  if (Math.abs(seconds) < 60) return timeWords()('justNow');
  if (Math.abs(seconds) < 3_600) return formats().ago.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return formats().ago.format(Math.round(seconds / 3_600), 'hour');
  return formatMoment(at, new Date(now));
}
