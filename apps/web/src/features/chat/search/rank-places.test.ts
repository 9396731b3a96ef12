import { expect, test } from 'vitest';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { rankPlaces } from './rank-places.ts';

const can = {
  post: true,
  rename: true,
  archive: true,
  addMembers: true,
  removeMembers: true,
  setPosting: true,
  setLabel: true,
  join: false,
  leave: true,
};
const buildChannel = (name: string | null, fields: Partial<MyChannelView> = {}, members: string[] = []): MyChannelView => ({
  channel: {
    id: name ?? members.join(),
    kind: name ? 'public' : 'direct',
    name,
    topic: '',
    posting: 'all',
    isArchived: false,
    memberCount: 2,
    version: 1,
    members: members.map((id) => ({ memberId: id, name: id })),
    createdAt: '2026-11-01T00:00:00.000Z',
    lastMessageAt: '2026-11-02T00:00:00.000Z',
  },
  isMember: true,
  readSeq: 0,
  unread: 0,
  mentions: 0,
  notify: 'mentions',
  isMuted: false,
  sectionId: null,
  position: null,
  visibleFrom: 0,
  can,
  ...fields,
});
const buildMember = (id: string): MemberView => ({
  id,
  name: id,
  title: '',
  email: null,
  role: 'member',
  isDeactivated: false,
  joinedAt: '2026-11-01T00:00:00.000Z',
});
const names = (query: string, channels: MyChannelView[], members: MemberView[] = [], hereId: string | null = null) =>
  rankPlaces({ channels, members, myId: 'me', query, hereId }).map(({ name }) => name);

test('with nothing typed, mentions come first, then unread, then the rest', () =>
  expect(names('', [buildChannel('a'), buildChannel('b', { unread: 2 }), buildChannel('c', { unread: 1, mentions: 1 })])).toEqual([
    'c',
    'b',
    'a',
  ]));
test('what fits better comes before what is unread', () =>
  expect(names('mark', [buildChannel('benchmark', { unread: 9 }), buildChannel('market-desk')])).toEqual([
    'market-desk',
    'benchmark',
  ]));
test('a person one has talked to is listed once', () =>
  expect(names('ana', [buildChannel(null, {}, ['ana', 'me'])], [buildMember('ana'), buildMember('anatol')])).toEqual([
    'ana',
    'anatol',
  ]));
test('Enter leads elsewhere: where one is comes last, unless its name fits best', () => {
  const channels = [buildChannel('market', { unread: 3, mentions: 1 }), buildChannel('market-desk'), buildChannel('office')];
  expect(names('', channels, [], 'market').at(-1)).toBe('market');
  expect(names('market', channels, [], 'market')).toEqual(['market', 'market-desk']);
});
test('what is muted does not come before what is not for being unread', () =>
  expect(
    names('', [
      buildChannel('quiet', { unread: 9, isMuted: true }),
      buildChannel('later', { channel: { ...buildChannel('later').channel, lastMessageAt: '2026-11-03T00:00:00.000Z' } }),
    ]),
  ).toEqual(['later', 'quiet']));
