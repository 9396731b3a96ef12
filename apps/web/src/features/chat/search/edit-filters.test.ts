import { expect, test } from 'vitest';
import { dropFilter, putDates, putFilter } from './edit-filters.ts';

const text = 'from:"Ana Silva" budget in:general "exact words"';

test('a filter is added, changed and taken away; the words stay as they were', () => {
  expect(putFilter(text, { key: 'has', value: 'file' })).toBe('budget "exact words" from:"Ana Silva" in:general has:file');
  expect(putFilter(text, { key: 'from', value: 'Maya Okafor' }, 0)).toBe('budget "exact words" from:"Maya Okafor" in:general');
  expect(dropFilter(text, 1)).toBe('budget "exact words" from:"Ana Silva"');
});
test('days take the place of days', () =>
  expect(putDates('plan before:today on:2026-11-19 is:pinned', [{ key: 'after', value: '2026-11-01' }])).toBe(
    'plan is:pinned after:2026-11-01',
  ));
