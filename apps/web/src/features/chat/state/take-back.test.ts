// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildWorld, type World } from './testing/build-world.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
async function buildLive(options?: Parameters<typeof buildWorld>[0]): Promise<World & { stop(): void }> {
  const world = buildWorld(options);
  const stop = world.client.start();
  world.client.openChannel('general');
  await after(1_000);
  return { ...world, stop };
}
const onServer = ({ server }: World, body: string) =>
  server.channels.get('general')?.messages.filter((message) => message.body === body && !message.deletedAt) ?? [];

test('what waits for the connection is discarded and never goes out', async () => {
  const world = await buildLive();
  world.setDown(true);
  world.cut();
  const clientId = world.client.send({ channelId: 'general', body: 'Too soon' });
  await after(5_000);
  const taken = world.client.takeBack(clientId);
  await after(60_000);
  expect(await taken).toBe('discarded');
  world.setDown(false);
  await after(60_000);
  expect(onServer(world, 'Too soon')).toEqual([]);
  expect(world.store.getState().pending).toEqual([]);
  world.stop();
});

test('what was sent is deleted, also when it is on its way in that moment', async () => {
  const world = await buildLive();
  const sent = world.client.send({ channelId: 'general', body: 'There' });
  await after(2_000);
  expect(onServer(world, 'There')).toHaveLength(1);
  const taken = world.client.takeBack(sent);
  const onItsWay = world.client.takeBack(world.client.send({ channelId: 'general', body: 'On its way' }));
  await after(2_000);
  expect([await taken, await onItsWay]).toEqual(['deleted', 'deleted']);
  expect([...onServer(world, 'There'), ...onServer(world, 'On its way')]).toEqual([]);
  world.stop();
});

test('over a bad network nothing that was taken back stays', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const world = await buildLive({ seed, faults: 0.6 });
    const clientId = world.client.send({ channelId: 'general', body: 'Taken back' });
    await after(seed * 90);
    const taken = world.client.takeBack(clientId).catch(() => 'refused');
    await after(30_000);
    world.calm();
    await after(60_000);
    if ((await taken) !== 'refused') expect(onServer(world, 'Taken back')).toEqual([]);
    world.stop();
  }
});
