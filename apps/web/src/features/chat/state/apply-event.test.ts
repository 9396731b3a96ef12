import { expect, test } from 'vitest';
import type { LogEvent } from '@parley/contract/server-events';
import { emptyCache } from './apply-bootstrap.ts';
import { applyEvent } from './apply-event.ts';
import type { ChatCache } from './chat-cache.ts';
import { loadingWindow, placePage } from './message-pages.ts';
import { buildMember, buildMessage, buildMine } from './testing/build-views.ts';

/** #general at version 2 with two messages held. */
function buildCache(): ChatCache {
  const cache = emptyCache({ me: buildMember('me'), channels: [buildMine({ channel: { version: 2 }, unread: 2 })] });
  const opened = { ...cache, windows: { general: loadingWindow(null) } };
  const messages = [buildMessage({ seq: 1 }), buildMessage({ seq: 2 })];
  return placePage(opened, 'general', 'latest', { messages, hasBefore: false, hasAfter: false, version: 2 }, []);
}
const created = (version: number, fields: Parameters<typeof buildMessage>[0]): LogEvent => ({
  name: 'message.created',
  payload: { channelId: 'general', version, message: buildMessage({ version, ...fields }) },
});
const items = (cache: ChatCache) => cache.windows['general']?.items ?? [];
const mine = (cache: ChatCache) => cache.channels['general']?.mine;

test('the next entry is taken, an older one dropped, a jump reported', () => {
  const next = applyEvent(buildCache(), created(3, { seq: 3 }));
  expect(next.outcome).toBe('applied');
  expect(items(next.cache).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  const again = applyEvent(next.cache, created(3, { seq: 3 }));
  expect(again).toEqual({ cache: next.cache, outcome: 'old', ask: false });
  const jump = applyEvent(next.cache, created(5, { seq: 5 }));
  expect(jump).toEqual({ cache: next.cache, outcome: 'gap', ask: false });
});

test('an entry of a channel nobody told us of makes us ask for it', () => {
  const event: LogEvent = {
    name: 'message.created',
    payload: { channelId: 'new', version: 1, message: buildMessage({ seq: 1, channelId: 'new' }) },
  };
  expect(applyEvent(buildCache(), event)).toMatchObject({ outcome: 'unknown', ask: true });
});

test('a message of another counts as unread, my own, a reply and a deleted one do not', () => {
  const unreadAfter = (fields: Parameters<typeof buildMessage>[0]) =>
    mine(applyEvent(buildCache(), created(3, fields)).cache)?.unread;
  expect(unreadAfter({ seq: 3 })).toBe(3);
  expect(unreadAfter({ seq: 3, author: { memberId: 'me', name: 'Me' } })).toBe(2);
  expect(unreadAfter({ seq: 3, parentId: 'm1' })).toBe(2);
  expect(unreadAfter({ seq: 3, deletedAt: '2026-11-19T10:00:00.000Z' })).toBe(2);
});

test('a mention is counted beside the unread messages', () =>
  expect(mine(applyEvent(buildCache(), created(3, { seq: 3, mentions: ['me'] })).cache)).toMatchObject({ unread: 3, mentions: 1 }));

test('in the channel before my eyes nothing is counted, and the server is asked in case I do not read it', () => {
  const { cache, ask } = applyEvent(buildCache(), created(3, { seq: 3 }), 'general');
  expect(mine(cache)?.unread).toBe(2);
  expect(ask).toBe(true);
});

test('a reply raises its parent once, and not if the parent has it already', () => {
  const { cache } = applyEvent(buildCache(), created(3, { seq: 3, parentId: 'm1' }));
  expect(items(cache)[0]).toMatchObject({ replyCount: 1, version: 3, lastReplyAt: buildMessage({ seq: 3 }).createdAt });
  const raised = applyEvent(
    {
      ...buildCache(),
      windows: {
        general: { ...loadingWindow(null), status: 'ready', items: [buildMessage({ seq: 1, version: 9, replyCount: 4 })] },
      },
    },
    created(3, { seq: 3, parentId: 'm1' }),
  );
  expect(items(raised.cache)[0]).toMatchObject({ replyCount: 4, version: 9 });
});

test('a change replaces the message and leaves the others the same objects', () => {
  const cache = buildCache();
  const message = buildMessage({ seq: 1, version: 3, body: 'new' });
  const changed = applyEvent(cache, { name: 'message.changed', payload: { channelId: 'general', version: 3, message } }).cache;
  expect(items(changed)[0]).toBe(message);
  expect(items(changed)[1]).toBe(items(cache)[1]);
});

test('a state that is older than what is held changes nothing', () => {
  const message = buildMessage({ seq: 1, version: 0, body: 'old' });
  const event: LogEvent = { name: 'message.changed', payload: { channelId: 'general', version: 3, message } };
  expect(items(applyEvent(buildCache(), event).cache)[0]?.body).toBe('text 1');
});

test('when an unread message is deleted the server is asked to count anew', () => {
  const message = buildMessage({ seq: 2, version: 3, body: '', deletedAt: '2026-11-19T10:00:00.000Z' });
  expect(applyEvent(buildCache(), { name: 'message.changed', payload: { channelId: 'general', version: 3, message } }).ask).toBe(
    true,
  );
});

test('a new name or topic shows; archiving asks what I may still do', () => {
  const change = (fields: Parameters<typeof buildMine>[0]) =>
    applyEvent(buildCache(), {
      name: 'channel.changed',
      payload: { channelId: 'general', version: 3, channel: buildMine(fields).channel },
    });
  const renamed = change({ channel: { version: 3, name: 'all', topic: 'News' } });
  expect(mine(renamed.cache)?.channel).toMatchObject({ name: 'all', topic: 'News' });
  expect(renamed.ask).toBe(false);
  expect(change({ channel: { version: 3, isArchived: true } }).ask).toBe(true);
});

test('when I am taken out of a channel nothing in it is mine to do or to read any more', () => {
  const { channel } = buildMine({ channel: { version: 3, memberCount: 2 } });
  const { cache, ask } = applyEvent(buildCache(), {
    name: 'channel.memberRemoved',
    payload: { channelId: 'general', version: 3, memberId: 'me', memberName: 'Me', channel },
  });
  expect(mine(cache)).toMatchObject({ isMember: false, unread: 0, can: { post: false } });
  expect(ask).toBe(true);
});
