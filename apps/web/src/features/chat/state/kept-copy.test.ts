// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { forgetCopies, keepCopy, keepThread, readCopy, readThread, remember, type KeptCopy } from './kept-copy.ts';
import { copyOf } from './copy-keeper.ts';
import { buildWorld } from './testing/build-world.ts';

afterEach(async () => {
  await forgetCopies();
  remember();
});

const now = Date.now();
const day = 86_400_000;

function copy({ email = 'me@firm.example', savedAt = now, slug = 'w', bodies = ['seen'] } = {}): KeptCopy {
  const base = copyOf(buildWorld().store.getState(), savedAt);
  const bootstrap = {
    ...base.bootstrap,
    user: { ...base.bootstrap.user, email },
    workspace: { ...base.bootstrap.workspace, slug },
  };
  const items = bodies.map((body) => ({ body }) as KeptCopy['windows'][number]['items'][number]);
  return { savedAt, bootstrap, windows: [{ channelId: 'general', cursor: 4, items, hasBefore: false }] };
}
const bodiesIn = async (slug = 'w') => (await readCopy(slug))?.windows.flatMap(({ items }) => items.map(({ body }) => body));

test('what was seen is there again, each channel as it was seen last', async () => {
  await keepCopy('w:me', copy());
  await keepCopy('w:me', copy({ bodies: ['seen', 'seen later'] }));
  expect(await bodiesIn()).toEqual(['seen', 'seen later']);
});

test('another person at the same browser finds nothing of the one before, in no workspace', async () => {
  await keepCopy('w:me', copy());
  await keepCopy('v:me', copy({ slug: 'v' }));
  expect(await bodiesIn('v')).toEqual(['seen']);
  await keepCopy('w:ana', { ...copy({ email: 'ana@firm.example' }), windows: [] });
  expect(await bodiesIn('w')).toEqual([]);
  expect(await readCopy('v')).toBeNull();
});

test('a channel out of reach is dropped from what was kept', async () => {
  await keepCopy('w:me', copy());
  const left = copy();
  const channels = left.bootstrap.channels.filter(({ channel }) => channel.id !== 'general');
  await keepCopy('w:me', { ...left, bootstrap: { ...left.bootstrap, channels }, windows: [] });
  expect(await bodiesIn()).toEqual([]);
});

test('a copy older than a week is not shown', async () => {
  await keepCopy('w:me', copy({ savedAt: now - 8 * day }));
  expect(await readCopy('w')).toBeNull();
});

test('after signing out nothing is left, and what was still to be written is not', async () => {
  await keepCopy('w:me', copy());
  await forgetCopies();
  await keepCopy('w:me', copy());
  expect(await readCopy('w')).toBeNull();
});

test('a thread is found by its first message and by each reply, until it is out of reach, old, or its reader signs out', async () => {
  const messageBy = (id: string) => ({ id, channelId: 'general' }) as KeptCopy['windows'][number]['items'][number];
  const thread = { channelId: 'general', savedAt: now, parent: messageBy('p'), replies: [messageBy('r')], hasMore: false };
  await keepThread('w:me', thread);
  for (const id of ['p', 'r']) expect(await readThread('w:me', id)).toMatchObject({ parent: { id: 'p' } });
  expect(await readThread('w:ana', 'p')).toBeNull();
  const left = copy();
  await keepCopy('w:me', { ...left, bootstrap: { ...left.bootstrap, channels: [] }, windows: [] });
  expect(await readThread('w:me', 'p')).toBeNull();
  await keepThread('w:me', { ...thread, savedAt: now - 8 * day });
  expect(await readThread('w:me', 'p')).toBeNull();
  await keepCopy('w:me', copy());
  await keepThread('w:me', thread);
  await forgetCopies();
  expect(await readThread('w:me', 'p')).toBeNull();
});
