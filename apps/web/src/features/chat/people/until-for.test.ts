import { expect, test } from 'vitest';
import { presenceNote, presenceWord } from './presence-words.ts';
import { untilFor } from './until-for.ts';

const saturday = new Date(2026, 10, 21, 15, 30);

test('spans end in the time of the person', () => {
  expect(untilFor('30', saturday)).toEqual(new Date(2026, 10, 21, 16, 0));
  expect(untilFor('today', saturday)).toEqual(new Date(2026, 10, 22));
  expect(untilFor('week', saturday)).toEqual(new Date(2026, 10, 23));
  expect(untilFor('week', new Date(2026, 10, 23, 9))).toEqual(new Date(2026, 10, 30));
  expect(untilFor('none', saturday)).toBeNull();
});

test('a note says what and until when, and an end that has passed is not mentioned', () => {
  const away = { state: 'away' as const, text: 'In a meeting', emoji: null };
  expect(presenceNote({ ...away, until: new Date(2026, 10, 21, 16, 0).toISOString() }, saturday)).toMatch(/^In a meeting · until /);
  expect(presenceNote({ ...away, until: new Date(2026, 10, 21, 9, 0).toISOString() }, saturday)).toBe('In a meeting');
  expect(presenceNote({ ...away, text: null, until: null }, saturday)).toBeUndefined();
  expect(presenceWord({ ...away, state: 'do not disturb', until: null })).toBe('Do not disturb');
});
