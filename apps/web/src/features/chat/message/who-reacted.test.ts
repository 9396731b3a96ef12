import { expect, test } from 'vitest';
import { whoReacted } from './who-reacted.ts';

const nameOf = (id: string) => (id === 'gone' ? undefined : id);

test('I come first, as people ask first whether they did', () =>
  expect(whoReacted(['Ana', 'me', 'Jun'], 'me', nameOf)).toBe('You, Ana and Jun'));
test('somebody who cannot be seen is still counted', () => expect(whoReacted(['gone'], 'me', nameOf)).toBe('Someone'));
test('a crowd is counted rather than listed', () =>
  expect(
    whoReacted(
      Array.from({ length: 12 }, (_, index) => `p${index}`),
      'me',
      nameOf,
    ),
  ).toMatch(/^p0, .* and 5 others$/));
