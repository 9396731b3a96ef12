import { expect, test } from 'vitest';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { rankChannels, rankPeople } from './rank-found.ts';

const member = (name: string, more: Partial<MemberView> = {}) =>
  ({ id: name, name, title: '', email: null, isDeactivated: false, ...more }) as MemberView;
const channel = (name: string | null, more: object = {}) =>
  ({
    channel: {
      id: name ?? 'talk',
      kind: name ? 'public' : 'group',
      name,
      topic: '',
      isArchived: false,
      members: [{ name: 'Ana Silva' }],
      ...more,
    },
  }) as MyChannelView;

test('people are found by name, title and address, and who has left comes last', () =>
  expect(
    rankPeople(
      [
        member('Ben Reid', { title: 'Audit' }),
        member('Audrey Left', { isDeactivated: true }),
        member('Audrey Hall'),
        member('Cy', { email: 'aud@x.example' }),
        member('Dan'),
      ],
      'aud',
    ).map(({ name }) => name),
  ).toEqual(['Audrey Hall', 'Ben Reid', 'Cy', 'Audrey Left']));
test('a channel is listed once, by its name before its topic; a talk without a name by its people', () => {
  const found = rankChannels(
    [channel('desk', { topic: 'audit of desks' }), channel('audit'), channel('audit'), channel('old-audit', { isArchived: true })],
    'audit',
  );
  expect(found.map((mine) => mine.channel.name)).toEqual(['audit', 'desk', 'old-audit']);
  expect(rankChannels([channel(null)], 'silva')).toHaveLength(1);
});
test('without words nobody is listed', () =>
  expect([rankPeople([member('Ana')], ' '), rankChannels([channel('a')], '')]).toEqual([[], []]));
