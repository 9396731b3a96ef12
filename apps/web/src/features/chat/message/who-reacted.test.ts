import { expect, test } from 'vitest';
import { whoReacted } from './who-reacted.ts';

const nameOf = (id: string) => (id === 'gone' ? undefined : id);
const words = { you: 'You', someone: 'Someone', others: 'others' };
const who = (memberIds: string[], locale = 'en-GB') =>
  whoReacted({ memberIds, myId: 'me', nameOf }, (key, values) => `${values ? `${values.count} ` : ''}${words[key]}`, locale);

test('I come first, as people ask first whether they did', () => expect(who(['Ana', 'me', 'Jun'])).toBe('You, Ana and Jun'));
test('somebody who cannot be seen is still counted', () => expect(who(['gone'])).toBe('Someone'));
test('a crowd is counted rather than listed', () =>
  expect(who(Array.from({ length: 12 }, (_, index) => `p${index}`))).toMatch(/^p0, .* and 5 others$/));
test('names are joined as the reader joins them', () => expect(who(['Ana', 'Jun'], 'de')).toBe('Ana und Jun'));
