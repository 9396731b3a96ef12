import { expect, test } from 'vitest';
import { hoursApart } from './hours-apart.ts';

test('the distance between two clocks is that of the day, also over midnight and when one of them has changed to summer time', () => {
  const at = (text: string, to: string, from: string) => hoursApart(new Date(text), to, from);
  expect(at('2026-11-21T12:00:00Z', 'Asia/Tokyo', 'Europe/Lisbon')).toBe(9);
  expect(at('2026-11-21T23:00:00Z', 'Asia/Kolkata', 'UTC')).toBe(5.5);
  expect(at('2026-11-21T01:00:00Z', 'America/New_York', 'Europe/London')).toBe(-5);
  // New York changes two weeks before London.
  expect(at('2026-03-15T12:00:00Z', 'America/New_York', 'Europe/London')).toBe(-4);
});
