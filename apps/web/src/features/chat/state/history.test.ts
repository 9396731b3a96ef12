import { expect, test, vi } from 'vitest';
import type { ChatCache } from './chat-cache.ts';
import { ChatError, unreachable } from './chat-error.ts';
import { createHistory } from './history.ts';
import { buildMessage } from './testing/build-views.ts';

const parent = buildMessage({ id: 'p', seq: 1, replyCount: 1 });
const reply = buildMessage({ id: 'r', seq: 2, parentId: 'p', body: 'kept' });
const kept = { channelId: parent.channelId, savedAt: 0, parent, replies: [reply], hasMore: false };

/** A history whose threads come from a server that answers with `answer`. */
function build(answer: () => Promise<unknown>, found: typeof kept | null) {
  let cache: ChatCache = { myId: 'me', channels: {}, windows: {}, thread: null };
  const store = { read: () => cache, write: (next: ChatCache) => void (cache = next) };
  const thread = vi.fn(answer);
  const history = createHistory({ thread, page: vi.fn() } as never, store, () => Promise.resolve(found));
  return { history, thread: () => cache.thread, ready: (check: () => void) => vi.waitFor(check) };
}

test('a thread that was kept is shown while nobody answers, and gives way to the server’s', async () => {
  let isUp = false;
  const now = { parent, replies: [buildMessage({ id: 's', seq: 3, parentId: 'p', body: 'new' })], hasMore: false, readSeq: 0 };
  const { history, thread, ready } = build(() => (isUp ? Promise.resolve(now) : Promise.reject(unreachable())), kept);
  history.openThread('p');
  await ready(() => expect(thread()).toMatchObject({ status: 'ready', replies: [{ body: 'kept' }] }));
  isUp = true;
  history.connected();
  await ready(() => expect(thread()?.replies.map(({ body }) => body)).toEqual(['new']));
});

test('without a kept one it says that nobody answers; what the server refuses is never answered from what was kept', async () => {
  const alone = build(() => Promise.reject(unreachable()), null);
  alone.history.openThread('p');
  await alone.ready(() => expect(alone.thread()?.status).toBe('error'));
  const refused = build(() => Promise.reject(new ChatError({ code: 'NOT_FOUND', message: 'There is no such message.' })), kept);
  refused.history.openThread('p');
  await refused.ready(() => expect(refused.thread()).toMatchObject({ status: 'error', error: { code: 'NOT_FOUND' } }));
});

test('a thread whose second stretch was lost is whole after the next thing that is heard', async () => {
  const replies = [2, 3].map((seq) => buildMessage({ id: `r${seq}`, seq, parentId: 'p', body: `reply ${seq}` }));
  let isUp = false;
  let asked = 0;
  const { history, thread, ready } = build(() => {
    asked += 1;
    const isFirst = asked % 2 === 1;
    if (!isFirst && !isUp) return Promise.reject(unreachable());
    return Promise.resolve({ parent, replies: isFirst ? replies.slice(0, 1) : replies.slice(1), hasMore: isFirst, readSeq: 0 });
  }, null);
  history.openThread('p');
  await ready(() => expect(asked).toBe(2));
  await ready(() => expect(thread()).toMatchObject({ status: 'ready', hasMore: true, replies: [{ body: 'reply 2' }] }));
  isUp = true;
  history.record([]);
  await ready(() => expect(thread()?.replies.map(({ body }) => body)).toEqual(['reply 2', 'reply 3']));
  expect(thread()?.hasMore).toBe(false);
});
