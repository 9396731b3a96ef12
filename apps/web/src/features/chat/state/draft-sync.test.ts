import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatError, unreachable } from './chat-error.ts';
import type { DraftRecord, Drafts } from './draft-record.ts';
import type { DraftStorage } from './draft-storage.ts';
import { createDraftSync } from './draft-sync.ts';
import { ModelServer } from './testing/model-server.ts';

const general = { channelId: 'general' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Storage that outlives a page, and can be written by another tab of the same browser. */
function memoryStorage() {
  const rows = new Map<string, DraftRecord>();
  const hearers = new Set<(key: string, record: DraftRecord | null) => void>();
  const storage: DraftStorage = {
    read: () => Object.fromEntries(rows),
    write: (key, record) => void rows.set(key, record),
    flush: () => {},
    forget: () => {},
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
  return { storage, rows, elsewhere: (key: string, record: DraftRecord | null) => hearers.forEach((hear) => hear(key, record)) };
}

function buildDevice({
  server = new ModelServer(),
  name = 'laptop',
  memory = memoryStorage(),
  onTheWay = async (): Promise<void> => {},
} = {}) {
  let shown: Drafts = {};
  let trouble: Error | null = null;
  const sent: string[] = [];
  const sync = createDraftSync({
    api: {
      setDraft: async (draft) => {
        sent.push(draft.body);
        if (trouble) throw trouble;
        return server.setDraft(name, draft);
      },
      listDrafts: async ({ since }) => {
        if (trouble) throw trouble;
        const answer = server.listDrafts(name, since);
        await onTheWay();
        return answer;
      },
    },
    storage: memory.storage,
    onChange: (drafts) => (shown = drafts),
  });
  return {
    sync,
    memory,
    server,
    sent,
    stop: sync.start(),
    text: () => shown['general']?.text ?? '',
    others: () => (shown['general']?.others ?? []).map(({ body }) => body),
    breakWith: (error: Error | null) => (trouble = error),
  };
}
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a text goes to the server once the keys rest, at the latest after five seconds of writing, and at once when it is emptied', async () => {
  const device = buildDevice();
  for (let key = 1; key <= 12; key += 1) {
    device.sync.edit(general, 'x'.repeat(key));
    await after(600);
  }
  await after(2_000);
  expect(device.sent.length).toBeLessThan(5);
  expect(device.sent.at(-1)).toBe('x'.repeat(12));
  device.sync.edit(general, '');
  await after(1);
  expect(device.sent.at(-1)).toBe('');
  device.stop();
});

test('without a connection it stays here, over a reload as well, and goes out when there is one', async () => {
  const before = buildDevice();
  before.breakWith(unreachable());
  before.sync.edit(general, 'In the tunnel');
  await after(10_000);
  before.stop();
  const { server, memory } = before;
  const reloaded = buildDevice({ server, memory });
  expect(reloaded.text()).toBe('In the tunnel');
  reloaded.sync.wake();
  await after(10);
  expect(server.listDrafts('phone', null).items).toMatchObject([{ body: 'In the tunnel' }]);
  reloaded.stop();
});

test('what another device wrote replaces what is known here, and never what is not sent yet', async () => {
  const laptop = buildDevice();
  const phone = buildDevice({ server: laptop.server, name: 'phone' });
  laptop.sync.edit(general, 'From the desk');
  await after(2_000);
  await phone.sync.pull();
  expect(phone.text()).toBe('From the desk');
  phone.sync.edit(general, 'From the desk, and on');
  await laptop.sync.pull();
  await phone.sync.pull();
  expect(phone.text()).toBe('From the desk, and on');
  await after(2_000);
  await laptop.sync.pull();
  expect(laptop.text()).toBe('From the desk, and on');
  laptop.sync.edit(general, '');
  await after(10);
  await phone.sync.pull();
  expect(phone.text()).toBe('');
  laptop.stop();
  phone.stop();
});

test('two texts that knew nothing of each other are both there', async () => {
  const laptop = buildDevice();
  const phone = buildDevice({ server: laptop.server, name: 'phone' });
  laptop.sync.edit(general, 'older');
  await after(500);
  phone.sync.edit(general, 'newer');
  await after(3_000);
  await laptop.sync.pull();
  expect([laptop.text(), laptop.others(), phone.text()]).toEqual(['newer', ['older'], 'newer']);
  laptop.stop();
  phone.stop();
});

test('what is written and saved while the first answer is on its way is not taken for cleared elsewhere', async () => {
  let arrive = () => {};
  const device = buildDevice({ onTheWay: () => new Promise((resolve) => (arrive = resolve)) });
  const pulling = device.sync.pull();
  device.sync.edit(general, 'Have a look: ');
  await after(2_000);
  expect(device.sent).toEqual(['Have a look: ']);
  arrive();
  await pulling;
  expect(device.text()).toBe('Have a look: ');
  device.stop();
});

test('a refused text is kept and not sent again before it is changed', async () => {
  const device = buildDevice();
  device.breakWith(new ChatError({ code: 'NOT_FOUND', message: 'No such channel.' }));
  device.sync.edit(general, 'Where am I');
  await after(120_000);
  expect(device.sent).toEqual(['Where am I']);
  expect(device.text()).toBe('Where am I');
  device.breakWith(null);
  device.sync.edit(general, 'Here I am');
  await after(2_000);
  expect(device.sent.at(-1)).toBe('Here I am');
  device.stop();
});

test('another tab of this browser shows what this one writes, and its sending empties both', async () => {
  const device = buildDevice();
  device.memory.elsewhere('general', { ...general, text: 'Next door', base: 0, editedAt: 1, isDirty: true, others: [] });
  expect(device.text()).toBe('Next door');
  device.memory.elsewhere('general', null);
  expect(device.text()).toBe('');
  await after(5_000);
  expect(device.sent).toEqual([]);
  device.stop();
});

test('signed out, nothing is written here or sent any more', async () => {
  const device = buildDevice();
  device.sync.edit(general, 'secret plans');
  device.sync.forget();
  await after(5_000);
  expect(device.sent).toEqual([]);
  device.stop();
});
