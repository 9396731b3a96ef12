import { expect, test } from 'vitest';
import { rankBy, rankMatch } from './rank-match.ts';

test('accents and case do not matter', () => expect(rankMatch('Ana Wójcik', 'wojc')).toBeGreaterThan(0));
test('two initials find a person', () => expect(rankMatch('Tomas Reyes', 't re')).toBeGreaterThan(0));
test('what does not fit is left out', () => expect(rankMatch('Jun Li', 'ana')).toBe(0));
test('the start of a name comes before its middle', () =>
  expect(rankBy(['client-reviews', 'reviews', 'office'], 'rev', (name) => name)).toEqual(['reviews', 'client-reviews']));
