import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterKeys, readSearchWords, splitSearch, writeFilter } from './search-query.ts';

test('filters, phrases, exclusions and words are told apart', () => {
  expect(splitSearch('from:"Ana Silva" review in:general -draft "exact words" has:link')).toEqual({
    query: 'review -draft "exact words"',
    filters: [
      { key: 'from', value: 'Ana Silva' },
      { key: 'in', value: 'general' },
      { key: 'has', value: 'link' },
    ],
  });
  expect(readSearchWords('review -draft "exact words" -"not this"')).toEqual({
    words: ['review'],
    phrases: ['exact words'],
    without: ['draft', 'not this'],
  });
});
test('an open quote is a phrase up to the end, and a lone minus is only a sign', () =>
  expect(readSearchWords('- "still typing')).toEqual({ words: ['-'], phrases: ['still typing'], without: [] }));
test('a filter without a value stays a word, and so does an address', () =>
  expect(splitSearch('from: https://parley.test')).toEqual({ query: 'from: https://parley.test', filters: [] }));
test('what is written of a filter is read as the same filter, whatever stands around it', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...filterKeys),
      fc.string({ minLength: 1 }).filter((value) => !/^\s|\s$|"/.test(value)),
      fc.stringMatching(/^[a-z ]*$/),
      (key, value, around) => {
        const { query, filters } = splitSearch(`${around} ${writeFilter({ key, value })} ${around}`);
        expect(filters).toEqual([{ key, value }]);
        expect(query).toBe(`${around} ${around}`.split(/\s+/).filter(Boolean).join(' '));
      },
    ),
  ));
test('no text breaks it, and no letter of a query without filters is lost', () =>
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { query, filters } = splitSearch(text);
      readSearchWords(query);
      if (filters.length === 0) expect(query.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  ));
