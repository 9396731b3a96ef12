import { expect, test } from 'vitest';
import { workingCalendar } from './working-calendar.ts';

const week = (day: number, hours: number, minutes = 0) => new Date(2026, 10, 15 + day, hours, minutes); // 15 November 2026 is a Sunday

test('every time lies on a working day and none in the future, whenever the demo is made', () => {
  for (let day = 0; day < 7; day += 1)
    for (const hours of [0, 7, 9, 10, 13, 18, 23]) {
      const now = week(day, hours, 12);
      const calendar = workingCalendar(now);
      for (let back = 0; back < 25; back += 1)
        for (const clock of ['08:00', '09:47', '12:30', '17:45']) {
          const at = calendar.at(back, clock);
          expect(at.valueOf()).toBeLessThan(now.valueOf());
          expect([1, 2, 3, 4, 5]).toContain(at.getDay());
        }
    }
});

test('later in the script is later in time', () => {
  const calendar = workingCalendar(week(3, 11));
  const times = [calendar.at(1, '17:30'), calendar.at(0, '08:10'), calendar.at(0, '08:12'), calendar.at(0, '16:00')].map(Number);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
