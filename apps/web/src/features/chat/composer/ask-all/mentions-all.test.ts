import { expect, test } from 'vitest';
import { mentionsAll } from './mentions-all.ts';

test('the wider call counts, wherever it stands', () => {
  expect(mentionsAll('hello <!here> and <!channel>')).toBe('channel');
  expect(mentionsAll('`<!here>`')).toBe('here');
  expect(mentionsAll('@channel')).toBeNull();
});
