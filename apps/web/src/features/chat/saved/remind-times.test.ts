import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remindTimes, toLocalInput } from './remind-times.ts';

const dates = fc.date({ min: new Date(2026, 0, 1), max: new Date(2030, 0, 1), noInvalidDate: true });

test('tomorrow and next week are mornings to come, next week a Monday', () =>
  fc.assert(
    fc.property(dates, (now) => {
      const [, , tomorrow, nextWeek] = remindTimes(now);
      expect(tomorrow?.at.getHours()).toBe(9);
      expect([nextWeek?.at.getHours(), nextWeek?.at.getDay()]).toEqual([9, 1]);
      for (const { at } of remindTimes(now)) expect(at.valueOf()).toBeGreaterThan(now.valueOf());
    }),
  ));

test('the field gives back the minute that was put in', () =>
  fc.assert(
    fc.property(dates, (at) => {
      const read = new Date(toLocalInput(at));
      // The hour that a change of clocks repeats has two readings.
      expect(Math.abs(read.valueOf() - at.valueOf()) % 3_600_000).toBeLessThan(60_000);
    }),
  ));
