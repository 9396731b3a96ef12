import { TZDate } from '@date-fns/tz';

export type SendTime = { key: 'theirMorning' | 'tomorrow' | 'monday'; at: Date };

const morning = 9;

/** This many days on, at nine, by the clocks of a zone. The clock is set, not added to: summer time may begin in between. */
function morningIn(now: Date, zone: string, days: number): Date {
  const there = new TZDate(now, zone);
  return new Date(new TZDate(there.getFullYear(), there.getMonth(), there.getDate() + days, morning, 0, 0, zone).valueOf());
}

/** Times at which one would send later: where the writer is, and when somebody who lives by another clock begins their day. */
export function sendTimes(now: Date, { zone, theirZone }: { zone: string; theirZone?: string | null }): SendTime[] {
  const today = theirZone ? morningIn(now, theirZone, 0) : now;
  const theirs = theirZone && (today > now ? today : morningIn(now, theirZone, 1));
  const weekday = new TZDate(now, zone).getDay();
  const own: SendTime[] = [
    { key: 'tomorrow', at: morningIn(now, zone, 1) },
    { key: 'monday', at: morningIn(now, zone, (8 - weekday) % 7 || 7) },
  ];
  const isOther = theirs && own.every(({ at }) => at.valueOf() !== theirs.valueOf());
  return [...(isOther ? [{ key: 'theirMorning' as const, at: theirs }] : []), ...own].filter(
    ({ at }, index, all) => all.findIndex((other) => other.at.valueOf() === at.valueOf()) === index,
  );
}

/** What a field of kind `datetime-local` holds: the time that a clock in the zone shows. */
export function toZonedInput(at: Date, zone: string): string {
  const there = new TZDate(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}T${two(there.getHours())}:${two(there.getMinutes())}`;
}

/** The moment at which a clock in the zone shows this; null for what is no time. An hour that the clock skips becomes the next one. */
export function fromZonedInput(text: string, zone: string): Date | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = new TZDate(year, month - 1, day, hour, minute, 0, zone).valueOf();
  return Number.isNaN(at) ? null : new Date(at);
}
