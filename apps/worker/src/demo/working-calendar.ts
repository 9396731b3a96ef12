/**
 * The working days that the demo's conversation happened on, counted back from the last one that has had some hours.
 * On a working day under way, that day's hours are drawn together so that nothing lies in the future.
 */
export type WorkingCalendar = {
  at(daysBack: number, clock: string): Date;
  /** The day itself, for words like `18 November`. */
  day(daysBack: number): Date;
};

const dayStart = 8 * 60;
const dayEnd = 17 * 60 + 45;
const enoughHours = 2;

export function workingCalendar(now: Date): WorkingCalendar {
  const minutesNow = now.getHours() * 60 + now.getMinutes();
  const isUnderWay = isWorkingDay(now) && minutesNow >= dayStart + enoughHours * 60;
  const last = isUnderWay ? now : stepBack(now);
  const lastMinute = isUnderWay ? Math.min(dayEnd, minutesNow - 5) : dayEnd;
  const days = [last];
  const day = (daysBack: number): Date => {
    if (daysBack < 0) return stepForward(last, -daysBack);
    while (days.length <= daysBack) days.push(stepBack(days.at(-1) ?? last));
    return days[daysBack] ?? last;
  };
  return {
    day,
    at: (daysBack, clock) => {
      const [hours = 0, minutes = 0] = clock.split(':').map(Number);
      const drawn = daysBack === 0 && lastMinute < dayEnd;
      const minute = hours * 60 + minutes;
      const placed = drawn ? dayStart + ((minute - dayStart) * (lastMinute - dayStart)) / (dayEnd - dayStart) : minute;
      const at = new Date(day(daysBack));
      // Seconds that look unplanned, and are the same at every run.
      at.setHours(0, 0, Math.round(placed * 60) + ((minute * 37 + daysBack * 11) % 50), (minute * 131) % 1000);
      return at;
    },
  };
}

const isWorkingDay = (day: Date) => day.getDay() !== 0 && day.getDay() !== 6;

function stepBack(from: Date): Date {
  const day = new Date(from);
  do day.setDate(day.getDate() - 1);
  while (!isWorkingDay(day));
  return day;
}

function stepForward(from: Date, count: number): Date {
  const day = new Date(from);
  for (let left = count; left > 0;) {
    day.setDate(day.getDate() + 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
