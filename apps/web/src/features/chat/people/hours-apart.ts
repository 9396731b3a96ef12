/** How many hours a zone's clock is before (positive) or behind that of another, the browser's own where none is given. */
export function hoursApart(now: Date, timeZone: string, from?: string): number {
  return (wallClock(now, timeZone) - wallClock(now, from)) / 3_600_000;
}

/** The time that a clock there shows, as if it were UTC. */
function wallClock(now: Date, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}
