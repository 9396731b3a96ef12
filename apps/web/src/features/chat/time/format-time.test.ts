import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';
import { dayKey, formatDay } from './format-time.ts';

const now = new Date(2026, 10, 21, 9, 0);

test('days are counted by the calendar of the reader, not by 24 hours', () => {
  expect(formatDay(new Date(2026, 10, 20, 23, 59).toISOString(), now)).toBe('Yesterday');
  expect(formatDay(new Date(2026, 10, 21, 0, 1).toISOString(), now)).toBe('Today');
  expect(dayKey(new Date(2026, 0, 5))).toBe('2026-01-05');
});
test('another year is named', () => expect(formatDay(new Date(2025, 10, 20).toISOString(), now)).toContain('2025'));
test('sizes read as people say them', () => {
  expect(formatBytes(512)).toBe('512 bytes');
  expect(formatBytes(1_887_437)).toBe('1.8 MB');
  expect(formatBytes(25 * 1024 * 1024)).toBe('25 MB');
});
