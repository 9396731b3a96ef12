import { expect, test } from 'vitest';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { completeSearch, isAskable, resolveSearch } from './resolve-search.ts';

const member = (id: string, name: string) => ({ id, name }) as MemberView;
const channel = (id: string, name: string) => ({ channel: { id, kind: 'public', name, members: [] } }) as unknown as MyChannelView;
const known = {
  channels: [channel('c1', 'general'), channel('c2', 'market-desk')],
  members: [member('m1', 'Ana Silva'), member('m2', 'Ellen Ward')],
  myId: 'm2',
};
const now = new Date(2026, 10, 21, 9);

test('names become ids, and several filters of one kind add up', () =>
  expect(resolveSearch('from:ana from:me in:market plan', known, now).input).toEqual({
    query: 'plan',
    from: ['m1', 'm2'],
    in: ['c2'],
  }));
test('a day is the one of the reader, and before and after leave it out', () => {
  const day = (date: number) => new Date(2026, 10, date).toISOString();
  expect(resolveSearch('on:2026-11-19', known, now).input).toMatchObject({ after: day(19), before: day(20) });
  expect(resolveSearch('after:yesterday before:today', known, now).input).toMatchObject({ after: day(21), before: day(21) });
});
test('what names nothing is told, and nothing is asked', () => {
  const search = resolveSearch('from:nobody on:2026-02-31 has:dog plan', known, now);
  expect(search.chips.map(({ isUnknown }) => isUnknown)).toEqual([true, true, true]);
  expect(isAskable(search)).toBe(false);
});
test('one sign of a script without spaces is enough to ask, one letter is not', () => {
  expect(isAskable(resolveSearch('会', known, now))).toBe(true);
  expect(isAskable(resolveSearch('a', known, now))).toBe(false);
});
test('the word being written is completed, the words before it stay', () => {
  expect(completeSearch('plan fr', known)).toEqual([{ label: 'from:', text: 'plan from:' }]);
  expect(completeSearch('plan from:an', known)).toEqual([{ label: 'from:"Ana Silva"', text: 'plan from:"Ana Silva" ' }]);
  expect(completeSearch('in:mark', known)).toEqual([{ label: 'in:market-desk', text: 'in:market-desk ' }]);
  expect(completeSearch('is:pinned', known)).toEqual([]);
});
