import type { SectionView } from '@parley/contract/sidebar-view';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMine } from '../state/testing/build-views.ts';
import { arrangeChannels, positionBefore, withMoved } from './arrange-channels.ts';

const section = (id: string, fields: Partial<SectionView> = {}): SectionView => ({
  id,
  name: id,
  position: 1,
  isCollapsed: false,
  sort: 'name',
  ...fields,
});
const named = (name: string, fields: Parameters<typeof buildMine>[0] = {}) => buildMine({ ...fields, channel: { id: name, name } });
const ids = (channels: { channel: { id: string } }[]) => channels.map(({ channel }) => channel.id);

test('a channel stands in its section, and in none when that is gone', () => {
  const mine = [named('b'), named('a', { sectionId: 'one' }), named('c', { sectionId: 'deleted' })];
  const arranged = arrangeChannels(mine, [section('one')]);
  expect(arranged.sections.map(({ channels }) => ids(channels))).toEqual([['a']]);
  expect(ids(arranged.named)).toEqual(['b', 'c']);
});

test('unread first passes over what is muted, unless somebody is named in it', () => {
  const put = { sectionId: 'one' };
  const mine = [
    named('quiet', put),
    named('muted', { ...put, isMuted: true, unread: 5 }),
    named('called', { ...put, isMuted: true, unread: 5, mentions: 1 }),
    named('waiting', { ...put, unread: 1 }),
  ];
  const [first] = arrangeChannels(mine, [section('one', { sort: 'unread' })]).sections;
  expect(
    ids(first?.channels ?? [])
      .slice(0, 2)
      .toSorted(),
  ).toEqual(['called', 'waiting']);
});

test('wherever one is moved, all are there once and it stands before the other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 9 }), fc.nat(), fc.nat(), (all, i, j) => {
      const [id = '', before = ''] = [all[i % all.length], all[j % all.length]];
      fc.pre(id !== before);
      const moved = withMoved(all, id, before);
      expect(moved.toSorted()).toEqual(all.toSorted());
      expect(moved.indexOf(id)).toBe(moved.indexOf(before) - 1);
      expect(withMoved(all, id, null).at(-1)).toBe(id);
    }),
  );
});

test('a section moved before another sorts before it and after the one above', () => {
  const sections = [1, 2, 3].map((position) => section(String(position), { position }));
  expect(positionBefore(sections, '3', '1')).toBeLessThan(1);
  expect(positionBefore(sections, '3', '2')).toBe(1.5);
  expect(positionBefore(sections, '1', null)).toBe(4);
});
