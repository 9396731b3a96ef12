import { TZDate } from '@date-fns/tz';

/** Words for times, alternatives parted by `|`. */
type MomentWords = Record<MomentKey, string>;
export type MomentKey = 'in' | 'at' | 'today' | 'tomorrow' | 'minutes' | 'hours' | 'days' | 'weeks';
type Clock = { now: Date; zone: string; locale: string; wordsOf: (key: MomentKey) => string };

const english: MomentWords = {
  in: 'in',
  at: 'at',
  today: 'today',
  tomorrow: 'tomorrow',
  minutes: 'm|min|mins|minute|minutes',
  hours: 'h|hour|hours',
  days: 'd|day|days',
  weeks: 'w|week|weeks',
};
const minuteMs = 60_000;
const morning = 9;
const farthest = 10_000;

/**
 * A time as people write it: `in 2 hours`, `tomorrow 9:00`, `monday`, `14:30`, by the clock of a zone, in the writer's language
 * or in English. A day without an hour is its morning; an hour without a day is the next such one. Null for anything else.
 */
export function readMoment(text: string, { now, zone, locale, wordsOf }: Clock): Date | null {
  const asked = latinDigits(text.normalize('NFKC').toLowerCase()).trim().replace(/\s+/g, ' ');
  const either = (key: keyof MomentWords) => alternatives(`${english[key]}|${wordsOf(key)}`);
  const here = new TZDate(now, zone);
  /** The clock is set, not added to: summer time may begin in between. */
  const clockIn = (days: number, hour: number, minute: number) =>
    new Date(new TZDate(here.getFullYear(), here.getMonth(), here.getDate() + days, hour, minute, 0, zone).valueOf());

  const span = new RegExp(
    `^(?:(?:${either('in')}) ?)?(\\d{1,5}) ?(?:(${either('minutes')})|(${either('hours')})|(${either('days')})|(${either('weeks')}))$`,
  );
  const [found, count = '', inMinutes, inHours, inDays] = span.exec(asked) ?? [];
  if (found !== undefined) {
    const many = Number(count);
    if (many === 0 || many > farthest) return null;
    if (inMinutes ?? inHours) return new Date(now.valueOf() + many * minuteMs * (inMinutes ? 1 : 60));
    return clockIn(many * (inDays ? 1 : 7), here.getHours(), here.getMinutes());
  }

  const names = weekdays(locale);
  const dayWords = alternatives(names.map(({ name }) => name).join('|'));
  const [isMoment, today, tomorrow, weekday, at, hours, minutes, half] =
    new RegExp(
      `^(?:(${either('today')})|(${either('tomorrow')})|(${dayWords}))?,? ?(?:(${either('at')}) ?)?(?:(\\d{1,2})(?:[:.](\\d\\d))? ?([ap]m)?)?$`,
    ).exec(asked) ?? [];
  if (!isMoment) return null;
  const dayOfWeek = names.find(({ name }) => name === weekday)?.day;
  const isDay = today ?? tomorrow ?? weekday;
  // A number alone may be anything: an hour is said with minutes, with a day before it, or as such.
  if (hours === undefined ? !isDay || at || today : !isDay && !at && minutes === undefined && !half) return null;
  const hour = hours === undefined ? morning : toHour(Number(hours), half);
  const minute = Number(minutes ?? 0);
  if (hour === null || hour > 23 || minute > 59) return null;
  const days = tomorrow ? 1 : dayOfWeek === undefined ? 0 : (dayOfWeek - here.getDay() + 7) % 7 || 7;
  const moment = clockIn(days, hour, minute);
  if (moment > now) return moment;
  return today ? null : clockIn(1, hour, minute);
}

function toHour(hour: number, half: string | undefined): number | null {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** The longer first, so that none is taken for the beginning of another. */
const alternatives = (list: string) =>
  [...new Set(list.normalize('NFKC').toLowerCase().split('|'))]
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

/** Names of weekdays, long and short, in English and in the writer's language. */
function weekdays(locale: string): { name: string; day: number }[] {
  const sunday = Date.UTC(2026, 0, 4);
  return ['en', locale].flatMap((tag) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, day) => ({
        name: format
          .format(new Date(sunday + day * 86_400_000))
          .normalize('NFKC')
          .toLowerCase()
          .replace(/\.$/, ''),
        day,
      }));
    }),
  );
}

const latinDigits = (text: string) => text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
