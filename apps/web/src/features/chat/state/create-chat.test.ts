// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLastChannel } from './local-settings.ts';
import { at } from './testing/build-views.ts';
import { buildWorld, memoryOutbox, type World } from './testing/build-world.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
async function buildLive(options?: Parameters<typeof buildWorld>[0]): Promise<World & { stop(): void }> {
  const world = buildWorld(options);
  const stop = world.client.start();
  await after(1_000);
  return { ...world, stop };
}
let count = 0;
const words = (body = 'Hello') => ({ clientId: `theirs-${(count += 1)}`, channelId: 'general', body });
const windowOf = ({ store }: World, channelId = 'general') => store.getState().windows[channelId];
const unreadOf = ({ store }: World, channelId = 'general') => store.getState().channels[channelId]?.mine.unread;

test('what I send shows at once as pending, and becomes the message in one step', async () => {
  const world = await buildLive();
  const { client, store } = world;
  client.openChannel('general');
  await after(1_000);
  const shown: string[] = [];
  store.subscribe(({ pending, windows }) => {
    const sent = windows['general']?.items.some(({ body }) => body === 'Hello') ? 1 : 0;
    shown.push(`${pending.length + sent}`);
  });
  client.send({ channelId: 'general', body: 'Hello' });
  expect(store.getState().pending).toMatchObject([{ body: 'Hello', channelId: 'general', parentId: null }]);
  await after(1_000);
  expect(store.getState().pending).toEqual([]);
  expect(windowOf(world)?.items.at(-1)).toMatchObject({ body: 'Hello', author: { memberId: 'me' } });
  expect(new Set(shown)).toEqual(new Set(['1']));
  world.stop();
});

test('what I send while offline goes out when there is a way again, also after a reload', async () => {
  const outboxStore = memoryOutbox();
  const before = await buildLive({ outboxStore });
  before.setDown(true);
  before.cut();
  before.client.send({ channelId: 'general', body: 'Later' });
  await after(30_000);
  expect(before.store.getState().pending).toMatchObject([{ body: 'Later', state: 'queued' }]);
  before.stop();
  const reloaded = await buildLive({ outboxStore });
  await after(1_000);
  expect(reloaded.server.channels.get('general')?.messages.filter(({ body }) => body === 'Later')).toHaveLength(1);
  expect(reloaded.store.getState().pending).toEqual([]);
  expect(outboxStore.rows.size).toBe(0);
  reloaded.stop();
});

test('a burst of events is one write', async () => {
  const world = await buildLive();
  let writes = 0;
  world.store.subscribe(() => (writes += 1));
  for (let index = 0; index < 50; index += 1) world.server.send('ana', words());
  await after(100);
  expect(unreadOf(world)).toBe(62);
  expect(writes).toBeLessThan(6);
  world.stop();
});

test('a reaction shows at once and is taken back when it is refused', async () => {
  const world = await buildLive();
  const { client, store, server } = world;
  client.openChannel('general');
  await after(1_000);
  const id = server.channels.get('general')?.messages.at(-1)?.id ?? '';
  vi.spyOn(server, 'react').mockImplementation(() => {
    throw new Error('no');
  });
  const reacted = client.react(id, '👍', true).catch((error: unknown) => error);
  expect(Object.keys(store.getState().overlays)).toEqual([id]);
  await after(1_000);
  expect(await reacted).toMatchObject({ body: { message: expect.any(String) } });
  expect(store.getState().overlays).toEqual({});
  world.stop();
});

test('an edit shows at once and stays when it is taken', async () => {
  const world = await buildLive();
  const { client, store, server } = world;
  client.openChannel('general');
  client.send({ channelId: 'general', body: 'Teh' });
  await after(1_000);
  const id = server.channels.get('general')?.messages.at(-1)?.id ?? '';
  void client.edit(id, 'The');
  expect(store.getState().overlays[id]).toMatchObject([{ kind: 'edit', body: 'The' }]);
  await after(1_000);
  expect(store.getState().overlays).toEqual({});
  expect(windowOf(world)?.items.at(-1)?.body).toBe('The');
  world.stop();
});

test('the unread line stays where it was when the channel was opened, until the channel is left', async () => {
  const world = await buildLive();
  const { client, server } = world;
  client.openChannel('general');
  await after(1_000);
  expect(windowOf(world)?.unreadLineSeq).toBe(0);
  client.markRead('general', 12);
  expect(unreadOf(world)).toBe(0);
  server.send('ana', words());
  await after(1_000);
  client.openChannel('general');
  expect(windowOf(world)?.unreadLineSeq).toBe(0);
  client.openChannel('plans');
  client.markRead('general', 13);
  client.openChannel('general');
  expect(windowOf(world)?.unreadLineSeq).toBeNull();
  world.stop();
});

test('what is read on another device is read here', async () => {
  const world = await buildLive();
  expect(unreadOf(world)).toBe(12);
  world.server.read('me', 'general', 12);
  await after(1_000);
  expect(unreadOf(world)).toBe(0);
  world.stop();
});

test('a channel I am put into appears, and one I am taken out of goes', async () => {
  const world = await buildLive();
  world.server.create('new', 'private', ['ana']);
  world.server.join('new', 'me');
  world.server.leave('secret', 'me');
  await after(2_000);
  const { channels } = world.store.getState();
  expect(channels['new']?.mine.isMember).toBe(true);
  expect(channels['secret']).toBeUndefined();
  world.stop();
});

test('a thread is loaded whole and goes on live', async () => {
  const world = await buildLive();
  const { client, server, store } = world;
  for (let index = 0; index < 8; index += 1) server.send('ben', { ...words(), channelId: 'secret', parentId: 'secret-1' });
  client.openThread('secret-1');
  await after(1_000);
  expect(store.getState().thread).toMatchObject({ status: 'ready', hasMore: false, parent: { id: 'secret-1' } });
  expect(store.getState().thread?.replies).toHaveLength(8);
  server.send('ben', { ...words('last'), channelId: 'secret', parentId: 'secret-1' });
  await after(1_000);
  expect(store.getState().thread?.replies.at(-1)?.body).toBe('last');
  expect(store.getState().thread?.parent?.replyCount).toBe(9);
  client.closeThread();
  expect(store.getState().thread).toBeNull();
  world.stop();
});

test('memory stays flat: 60 channels are held, those opened last', async () => {
  const world = await buildLive();
  for (let index = 0; index < 70; index += 1) world.server.create(`c${index}`, 'public', ['me', 'ana']);
  for (let index = 0; index < 70; index += 1) {
    world.client.openChannel(`c${index}`);
    await after(1_000);
  }
  expect(Object.keys(world.store.getState().windows)).toEqual(Array.from({ length: 60 }, (_, index) => `c${index + 10}`));
  expect(readLastChannel('w')).toBe('c69');
  world.stop();
});

test('where WebSockets are blocked everything still arrives, by polling', async () => {
  const world = buildWorld();
  world.setBlocked(true);
  const stop = world.client.start();
  await after(10_000);
  expect(world.store.getState().connection.state).toBe('polling');
  world.client.openChannel('general');
  await after(1_000);
  world.server.send('ana', words('by post'));
  world.client.send({ channelId: 'general', body: 'mine' });
  await after(7_000);
  expect(
    windowOf(world)
      ?.items.slice(-2)
      .map(({ body }) => body)
      .toSorted(),
  ).toEqual(['by post', 'mine']);
  expect(unreadOf(world)).toBe(13);
  world.server.create('new', 'public', ['ana']);
  world.server.join('new', 'me');
  await after(60_000);
  expect(world.store.getState().channels['new']?.mine.isMember).toBe(true);
  stop();
});

test('who is writing shows until their message comes; I am not told of myself', async () => {
  const world = await buildLive();
  world.tell('channel.typing', { channelId: 'general', memberId: 'ana' });
  world.tell('channel.typing', { channelId: 'general', memberId: 'me' });
  expect(world.store.getState().typing['general']).toEqual(['ana']);
  world.server.send('ana', words());
  await after(1_000);
  expect(world.store.getState().typing['general']).toEqual([]);
  world.stop();
});

test('my typing is told at most every three seconds', async () => {
  const world = await buildLive();
  for (let index = 0; index < 20; index += 1) {
    world.client.typing('general');
    await after(200);
  }
  expect(world.asked.filter((name) => name === 'channel.typing')).toHaveLength(2);
  world.stop();
});

test('a session that ends says why, and signing out wipes what is kept here', async () => {
  const world = await buildLive();
  world.client.setDraft({ channelId: 'general' }, 'secret plans');
  await after(1_000);
  expect(Object.keys(localStorage).some((key) => key.includes('draft'))).toBe(true);
  world.tell('session.ended', { reason: 'signedOut' });
  await after(1_000);
  expect(world.store.getState().connection).toMatchObject({ state: 'ended', endedReason: 'signedOut' });
  expect(Object.keys(localStorage)).toEqual([]);
  world.stop();
});

test('a draft is there again after a reload', async () => {
  const before = await buildLive();
  before.client.setDraft({ channelId: 'general' }, 'half a thought');
  before.stop();
  const reloaded = await buildLive();
  expect(reloaded.store.getState().drafts).toMatchObject({ general: { text: 'half a thought' } });
  reloaded.stop();
});

test('a channel that cannot be read says so', async () => {
  const world = await buildLive();
  world.client.openChannel('nowhere');
  await after(2_000);
  expect(windowOf(world, 'nowhere')).toMatchObject({ status: 'error', error: { code: 'NOT_FOUND' } });
  world.stop();
});

test('my status shows at once, and is taken back when it is refused', async () => {
  const world = await buildLive();
  const until = at(60);
  world.setDown(true);
  const set = world.client.setPresence({ state: 'busy', text: 'In court', until }).catch((error: unknown) => error);
  expect(world.store.getState().presences['me']).toMatchObject({ state: 'busy', text: 'In court', until });
  await after(1_000);
  expect(await set).toMatchObject({ isUnreachable: true });
  expect(world.store.getState().presences['me']?.state).toBe('offline');
  world.stop();
});
