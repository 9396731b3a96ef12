import { extendTailwindMerge } from 'tailwind-merge';
import { expect, test } from 'vitest';
import { readSources } from '../lib/i18n/testing/read-sources.ts';
import { cn } from './cn.ts';
import { findMeetings } from './testing/find-meetings.ts';

// Knows all of Tailwind, at nine kilobytes; only what this site says has to be known to it.
const merge = extendTailwindMerge({
  extend: { theme: { text: ['2xs'], shadow: ['float'] }, classGroups: { 'font-family': ['place'] } },
});
const sorted = (names: string) => [...new Set(names.split(' '))].toSorted().join(' ');

test('wherever two texts of classes meet on this site, what is left is what tailwind-merge leaves', { timeout: 60_000 }, () => {
  const meetings = findMeetings(readSources());
  expect(meetings.length).toBeGreaterThan(500);
  const wrong = meetings.filter(({ first, second }) => sorted(cn(first, second)) !== sorted(merge(`${first} ${second}`)));
  expect(wrong.map(({ first, second, at }) => ({ at, ours: cn(first, second), theirs: merge(`${first} ${second}`) }))).toEqual([]);
});

test('the later of two for the same property wins, in the same state only', () => {
  expect(cn('h-9 px-4 text-base', 'h-7')).toBe('px-4 text-base h-7');
  expect(cn('px-4', 'pe-2')).toBe('px-4 pe-2');
  expect(cn('ps-4 pe-2', 'px-3')).toBe('px-3');
  expect(cn('bg-paper hover:bg-desk', 'bg-accent')).toBe('hover:bg-desk bg-accent');
  expect(cn('[&_svg]:text-ink-3', 'text-ink', '[&_svg]:text-red-text')).toBe('text-ink [&_svg]:text-red-text');
  expect(cn('text-ink text-sm', 'text-[12px]')).toBe('text-ink text-[12px]');
  expect(cn('border border-line', false, 'border-accent/40')).toBe('border border-accent/40');
});
