import { expect, test } from 'vitest';
import { messagePath, readLocation, withPane } from './chat-location.ts';

const read = (path: string) => readLocation(path.split('?')[0] ?? '', new URLSearchParams(path.split('?')[1]));

test('a channel, a thread and a message are read from the address', () =>
  expect(read('/harbour/c/abc?thread=t1&m=m1')).toEqual({
    slug: 'harbour',
    place: { kind: 'channel', channelId: 'abc' },
    pane: { kind: 'thread', id: 't1' },
    messageId: 'm1',
  }));
test('anything else is home', () => expect(read('/harbour/nonsense').place).toEqual({ kind: 'home' }));
test('a reply is found in its thread', () => {
  expect(messagePath('h', { channelId: 'c', id: 'm', parentId: 'p' })).toBe('/h/c/c?thread=p&m=m');
  expect(withPane('/h/c/c', null)).toBe('/h/c/c');
  expect(withPane('/h/c/c', { kind: 'thread', id: 't' }, new URLSearchParams('m=m&person=p'))).toBe('/h/c/c?thread=t');
});
test('what is looked for stays beside a pane', () =>
  expect(withPane('/h/search', { kind: 'person', id: 'p' }, new URLSearchParams('q=plan&tab=people'))).toBe(
    '/h/search?q=plan&tab=people&person=p',
  ));
