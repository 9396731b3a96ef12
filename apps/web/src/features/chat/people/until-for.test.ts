import { expect, test } from 'vitest';
import { translateEnglish } from '@/lib/i18n/with-messages';
import { presenceNote } from './presence-words.ts';
import { untilFor } from './until-for.ts';

const saturday = new Date(2026, 10, 21, 15, 30);
const t = translateEnglish('people');

test('spans end in the time of the person', () => {
  expect(untilFor('30', saturday)).toEqual(new Date(2026, 10, 21, 16, 0));
  expect(untilFor('today', saturday)).toEqual(new Date(2026, 10, 22));
  expect(untilFor('week', saturday)).toEqual(new Date(2026, 10, 23));
  expect(untilFor('week', new Date(2026, 10, 23, 9))).toEqual(new Date(2026, 10, 30));
  expect(untilFor('none', saturday)).toBeNull();
});

test('a note says what and until when, and an end that has passed is not mentioned', () => {
  const note = (until: string | null, text: string | null = 'In a meeting') =>
    presenceNote({ state: 'away', text, emoji: null, until }, t, 'en', saturday);
  expect(note(new Date(2026, 10, 21, 16, 0).toISOString())).toMatch(/^In a meeting · until /);
  expect(note(new Date(2026, 10, 21, 9, 0).toISOString())).toBe('In a meeting');
  expect(note(null, null)).toBeUndefined();
});
