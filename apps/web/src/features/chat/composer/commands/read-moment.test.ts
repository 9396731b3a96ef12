import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { readMoment, type MomentKey } from './read-moment.ts';

const wordsOf = (locale: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../../../../messages/${locale}/composer.json`, import.meta.url), 'utf8')) as {
      momentWords: Record<MomentKey, string>;
    }
  ).momentWords;
// A Saturday, 14:05 in Berlin.
const now = new Date('2026-11-21T13:05:00Z');
const read = (text: string, { locale = 'en', zone = 'Europe/Berlin', at = now } = {}) =>
  readMoment(text, { now: at, zone, locale, wordsOf: (key) => wordsOf(locale)[key] })?.toISOString() ?? null;

test.each([
  ['in 2 hours', '2026-11-21T15:05:00.000Z'],
  ['30m', '2026-11-21T13:35:00.000Z'],
  ['in 3 days', '2026-11-24T13:05:00.000Z'],
  ['in 1 week', '2026-11-28T13:05:00.000Z'],
  ['tomorrow', '2026-11-22T08:00:00.000Z'],
  ['Tomorrow 9:30', '2026-11-22T08:30:00.000Z'],
  ['tomorrow at 4pm', '2026-11-22T15:00:00.000Z'],
  ['monday', '2026-11-23T08:00:00.000Z'],
  ['sat 8', '2026-11-28T07:00:00.000Z'],
  ['16:00', '2026-11-21T15:00:00.000Z'],
  ['at 8', '2026-11-22T07:00:00.000Z'],
  ['12am', '2026-11-21T23:00:00.000Z'],
])('%s', (text, moment) => expect(read(text)).toBe(moment));

test.each([
  '',
  '9',
  'today',
  'today 9:00',
  '25:00',
  'tomorrow 9:75',
  'in 0 hours',
  'in two hours',
  'soon',
  'in 2 hours call Bert',
  '13pm',
])('no time: %s', (text) => expect(read(text)).toBeNull());

test('the hour stays what the clock shows when summer time begins in between', () => {
  const at = new Date('2026-03-28T12:00:00Z');
  expect(read('tomorrow 9:00', { at })).toBe('2026-03-29T07:00:00.000Z');
  expect(read('tomorrow 9:00', { at, zone: 'Asia/Tokyo' })).toBe('2026-03-29T00:00:00.000Z');
});

test.each([
  ['de', 'in 2 Stunden', 'morgen um 9:00', 'Montag'],
  ['fr', 'dans 2 heures', 'demain à 9:00', 'lundi'],
  ['es', 'en 2 horas', 'mañana a las 9:00', 'lunes'],
  ['ar', 'بعد ٢ ساعات', 'غدًا الساعة ٩:٠٠', 'الاثنين'],
  ['ja', '2時間後', '明日 9:00', '月曜日'],
])('in %s, and in English beside it', (locale, span, tomorrow, monday) => {
  for (const text of [span, 'in 2 hours']) expect(read(text, { locale }), text).toBe('2026-11-21T15:05:00.000Z');
  expect(read(tomorrow, { locale })).toBe('2026-11-22T08:00:00.000Z');
  expect(read(monday, { locale })).toBe('2026-11-23T08:00:00.000Z');
});

test.each(locales)('the example that the help gives in %s is understood', (locale) => {
  const { commandArgs } = JSON.parse(
    readFileSync(new URL(`../../../../../messages/${locale}/composer.json`, import.meta.url), 'utf8'),
  ) as { commandArgs: { remind: string } };
  const examples = commandArgs.remind.split(/[,،、]\s*/);
  expect(examples).toHaveLength(2);
  for (const example of examples) expect(read(example, { locale }), example).not.toBeNull();
});
