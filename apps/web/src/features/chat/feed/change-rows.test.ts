import { expect, test } from 'vitest';
import type { ChannelChange } from '@parley/contract/channel-change';
import type { MessageView } from '@parley/contract/message-view';
import type { FeedRow } from './feed-rows.ts';
import { withChanges } from './change-rows.ts';

type Pending = { clientId: string; createdAt: string };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 19, 9, minute)).toISOString();
const common = { day: null, unreadSince: null, isContinuation: true };
const said = (minute: number): FeedRow<Pending> => ({
  ...common,
  kind: 'message',
  key: `m${minute}`,
  message: { createdAt: at(minute) } as MessageView,
});
const pending: FeedRow<Pending> = { ...common, kind: 'pending', key: 'p', pending: { clientId: 'p', createdAt: at(0) } };
const start: FeedRow<Pending> = { ...common, kind: 'start', key: 'start' };
const change = (minute: number): ChannelChange => ({
  version: minute,
  at: at(minute),
  by: null,
  type: 'channel.topicSet',
  after: 'Rates',
});
const all = { hasBefore: false, hasAfter: false };
const keys = (rows: FeedRow<Pending>[]) => rows.map(({ key }) => key);

test('a change stands between what was said before and after it, and begins a new group', () => {
  const rows = withChanges([start, said(1), said(5)], [change(0), change(3), change(4), change(9)], all);
  expect(keys(rows)).toEqual(['start', 'change 0', 'm1', 'change 3', 'change 4', 'm5', 'change 9']);
  expect(rows.filter(({ kind }) => kind === 'message').map(({ isContinuation }) => isContinuation)).toEqual([false, false]);
});

test('what is on its way stands last', () =>
  expect(keys(withChanges([said(1), pending], [change(9)], all))).toEqual(['m1', 'change 9', 'p']));

test('nothing stands at an edge beyond which there is more, so that an older or a newer page moves no line', () => {
  const changes = [change(0), change(3), change(9)];
  expect(keys(withChanges([said(1), said(5)], changes, { hasBefore: true, hasAfter: true }))).toEqual(['m1', 'change 3', 'm5']);
  expect(keys(withChanges([said(-5), said(1), said(5), said(10)], changes, { hasBefore: true, hasAfter: true }))).toEqual([
    ...['m-5', 'change 0', 'm1', 'change 3', 'm5', 'change 9', 'm10'],
  ]);
});

test('without changes the rows are those that were', () => {
  const rows = [start, said(1), pending];
  expect(withChanges(rows, [], all)).toEqual(rows);
});
