import { afterEach, expect, test } from 'vitest';
import { setReader } from './i18n/reader.ts';
import { readMessages } from './i18n/read-messages.ts';
import type { Locale } from './i18n/locales.ts';
import { formatBytes } from './format-bytes.ts';
import { dayKey, formatAgo, formatCalendarDay, formatClock, formatDay, formatWhenInWords } from './format-time.ts';

function readIn(locale: Locale, timeZone?: string) {
  setReader({ locale, timeZone, words: readMessages(locale, ['time'])['time'] as Record<string, string> });
}
afterEach(() => readIn('en'));

const now = new Date(2026, 10, 21, 9, 0);

test('days are counted by the calendar of the reader, not by 24 hours', () => {
  expect(formatDay(new Date(2026, 10, 20, 23, 59).toISOString(), now)).toBe('Yesterday');
  expect(formatDay(new Date(2026, 10, 21, 0, 1).toISOString(), now)).toBe('Today');
  expect(dayKey(new Date(2026, 0, 5))).toBe('2026-01-05');
});
test('another year is named', () => expect(formatDay(new Date(2025, 10, 20).toISOString(), now)).toContain('2025'));
test('the same moment is another day for readers in other zones', () => {
  const at = '2026-11-20T23:30:00Z';
  readIn('en', 'America/New_York');
  expect(dayKey(at)).toBe('2026-11-20');
  readIn('en', 'Asia/Tokyo');
  expect(dayKey(at)).toBe('2026-11-21');
});
test('a day begins at its own minute, also where clocks differ by three quarters of an hour', () => {
  for (const timeZone of ['Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns', 'Europe/Berlin']) {
    readIn('en', timeZone);
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone });
    for (let minute = 0; minute < 1_440; minute += 1) {
      const at = new Date(Date.UTC(2026, 9, 24, 22, minute));
      expect(dayKey(at)).toBe(day.format(at));
    }
  }
});
test('a day that loses or gains an hour stays one day', () => {
  readIn('en', 'Europe/Berlin');
  // Clocks go forward on 29 March and back on 25 October 2026.
  expect(formatDay('2026-03-28T22:30:00Z', new Date('2026-03-29T21:30:00Z'))).toBe('Yesterday');
  expect(formatDay('2026-10-24T22:30:00Z', new Date('2026-10-25T22:30:00Z'))).toBe('Today');
  expect([formatClock('2026-03-29T00:59:00Z'), formatClock('2026-03-29T01:00:00Z')].join()).toMatch(/^0?1:59.*,0?3:00/);
  expect(formatClock('2026-10-25T00:30:00Z')).toBe(formatClock('2026-10-25T01:30:00Z'));
});
test('a day of the calendar is the same day for readers everywhere', () => {
  for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles']) {
    readIn('en', timeZone);
    expect(formatCalendarDay('2026-11-19')).toContain('19');
  }
});
test('times read in the language of the reader', () => {
  readIn('de', 'Europe/Berlin');
  expect(formatWhenInWords('2026-11-20T08:00:00Z', new Date('2026-11-21T08:00:00Z'))).toBe('gestern um 09:00');
  readIn('ja', 'Asia/Tokyo');
  expect(formatDay('2026-11-20T08:00:00Z', new Date('2026-11-21T08:00:00Z'))).toBe('昨日');
  readIn('ar', 'Africa/Cairo');
  expect(dayKey('2026-11-20T08:00:00Z')).toBe('2026-11-20');
  readIn('fr');
  expect(formatAgo('2026-11-20T08:00:00Z', Date.parse('2026-11-20T08:05:00Z'))).toBe('il y a 5 minutes');
});
test('sizes read as people say them', () => {
  expect(formatBytes(512)).toBe('512 bytes');
  expect(formatBytes(1_887_437)).toBe('1.8 MB');
  expect(formatBytes(25 * 1024 * 1024)).toBe('25 MB');
  readIn('de');
  expect(formatBytes(1_887_437)).toBe('1,8 MB');
});
test('in Arabic all sizes are written in words of one kind, and each keeps its own direction', () => {
  readIn('ar');
  expect([512, 25_600, 1_887_437, 5 * 1024 ** 3].map((bytes) => formatBytes(bytes).replaceAll(/[\u2067\u2069]/g, ''))).toEqual([
    '512 بايت',
    '25 كيلوبايت',
    '1.8 ميغابايت',
    '5 غيغابايت',
  ]);
  expect(formatBytes(512)).toMatch(/^\u2067.*\u2069$/);
});
