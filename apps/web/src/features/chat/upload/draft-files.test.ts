import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeDraftFile, type DraftFiles, type DraftFileLink } from '@parley/contract/draft-files';
import type { FileView } from '@parley/contract/file-view';
import { ChatError, unreachable } from '../state/chat-error.ts';
import type { KeptDraftFiles } from './draft-file-storage.ts';
import { createDraftFiles, type Beside, type DraftFileApi } from './draft-files.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const viewOf = (id: string) => ({ id, name: `${id}.txt` }) as FileView;
const settled = async () => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

/** The server, by the rule that it shares with this test. */
function buildServer() {
  const rows = new Map<string, DraftFileLink>();
  const sent = new Set<string>();
  const list = (): DraftFiles => ({
    items: [...rows].flatMap(([id, { isAttached, version }]) =>
      isAttached && !sent.has(id) ? [{ key: 'general', channelId: 'general', version, addedAt: '', file: viewOf(id) }] : [],
    ),
    left: [...rows].flatMap(([fileId, { isAttached, version }]) => (isAttached || sent.has(fileId) ? [] : [{ fileId, version }])),
  });
  const change = (id: string, isAttached: boolean, base: number) => {
    const next = sent.has(id) ? null : changeDraftFile(rows.get(id) ?? null, { isAttached, base });
    if (next) rows.set(id, next);
  };
  return {
    sent,
    list,
    attach: ({ fileId, base }: Parameters<DraftFileApi['attach']>[0]) => (change(fileId, true, base), list()),
    detach: ({ files }: Parameters<DraftFileApi['detach']>[0]) => {
      for (const { fileId, base } of files) change(fileId, false, base);
      return list();
    },
    /** All of them, or none: a file is part of one message. */
    send: (ids: string[]) => {
      if (ids.some((id) => sent.has(id))) return;
      for (const id of ids) sent.add(id);
    },
  };
}

type Fate = 'answered' | 'lost' | 'never';
function buildDevice(server: ReturnType<typeof buildServer>, kept?: KeptDraftFiles) {
  let shown: Beside[] = [];
  let stored: KeptDraftFiles = kept ?? { known: { items: [], left: [] }, wishes: [] };
  const refused: string[] = [];
  const asked: ((fate: Fate) => void)[] = [];
  /** Waits until the network decides what becomes of it. */
  const overNetwork = (act: () => DraftFiles) =>
    new Promise<DraftFiles>((resolve, reject) => {
      asked.push((fate) => {
        const answer = fate === 'never' ? null : act();
        if (answer && fate === 'answered') resolve(answer);
        else reject(unreachable());
      });
    });
  const api: DraftFileApi = {
    list: () => overNetwork(server.list),
    attach: (input) => overNetwork(() => server.attach(input)),
    detach: (input) => overNetwork(() => server.detach(input)),
  };
  const sync = createDraftFiles({
    api,
    storage: { read: () => stored, write: (next) => (stored = structuredClone(next)) },
    onChange: (beside) => (shown = beside),
    onRefused: (id) => refused.push(id),
  });
  return {
    sync,
    api,
    refused,
    ids: () => shown.map(({ view }) => view.id).toSorted(),
    stored: () => stored,
    network: (fate: Fate) => asked.shift()?.(fate),
    /** There is a network, and this device hears what changed. */
    catchUp: async () => {
      void sync.pull();
      await settled();
      while (asked.length > 0) {
        asked.shift()?.('answered');
        await settled();
      }
    },
  };
}

const names = ['laptop', 'phone'] as const;
const act = fc.record({
  device: fc.constantFrom(...names),
  what: fc.constantFrom(
    'add',
    'add',
    'remove',
    'send',
    'giveUp',
    'putBack',
    'catchUp',
    'catchUp',
    'reload',
    'answered',
    'lost',
    'lost',
    'never',
  ),
  which: fc.nat(9),
} as const);

describe('the files beside a draft on two devices', () => {
  test('end the same on both, whatever is added, removed, sent, taken back, delayed or lost in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30, size: 'max' }), async (acts) => {
        const server = buildServer();
        const devices = { laptop: buildDevice(server), phone: buildDevice(server) };
        const added = new Set<string>();
        const takenOff = new Set<string>();
        const broughtBack = new Set<string>();
        for (const name of names) await devices[name].catchUp();
        const lastLeft = { laptop: [] as string[], phone: [] as string[] };
        for (const { device: name, what, which } of acts) {
          const device = devices[name];
          const here = device.ids();
          if (what === 'add') {
            const id = `f${added.size}`;
            added.add(id);
            device.sync.add('general', viewOf(id));
          } else if (what === 'remove') {
            const id = here[which % Math.max(1, here.length)];
            if (id) {
              takenOff.add(id);
              device.sync.leave([id]);
            }
          } else if (what === 'send' || what === 'giveUp') {
            for (const id of here) takenOff.add(id);
            device.sync.leave(here);
            lastLeft[name] = here;
            if (what === 'send') server.send(here);
          } else if (what === 'putBack') {
            for (const id of lastLeft[name].splice(0)) {
              if (server.sent.has(id)) continue;
              broughtBack.add(id);
              device.sync.putBack('general', viewOf(id));
            }
          } else if (what === 'catchUp') await device.catchUp();
          else if (what === 'reload') {
            device.sync.stop();
            devices[name] = buildDevice(server, device.stored());
          } else device.network(what);
          await settled();
        }
        for (let round = 0; round < 2; round += 1) for (const name of names) await devices[name].catchUp();
        const left = server
          .list()
          .items.map(({ file }) => file.id)
          .toSorted();
        expect([devices.laptop.ids(), devices.phone.ids()]).toEqual([left, left]);
        for (const id of added) if (!takenOff.has(id)) expect(left).toContain(id);
        for (const id of takenOff) if (!broughtBack.has(id)) expect(left).not.toContain(id);
        for (const id of server.sent) expect(left).not.toContain(id);
      }),
      { numRuns: 1_500 },
    );
  });

  test('do not come back by a request that was answered in vain, after they were removed elsewhere', async () => {
    const server = buildServer();
    const [laptop, mobile] = [buildDevice(server), buildDevice(server)];
    await laptop.catchUp();
    laptop.sync.add('general', viewOf('a'));
    await settled();
    laptop.network('lost');
    await mobile.catchUp();
    expect(mobile.ids()).toEqual(['a']);
    mobile.sync.leave(['a']);
    await mobile.catchUp();
    await laptop.catchUp();
    expect([laptop.ids(), server.list().items]).toEqual([[], []]);
  });

  test('are shown at once where they are added, and after a reload without a network', async () => {
    const server = buildServer();
    const laptop = buildDevice(server);
    laptop.sync.add('general', viewOf('a'));
    expect(laptop.ids()).toEqual(['a']);
    laptop.sync.stop();
    const again = buildDevice(server, laptop.stored());
    expect(again.ids()).toEqual(['a']);
    await again.catchUp();
    expect(server.list().items).toMatchObject([{ file: { id: 'a' }, version: 1 }]);
  });

  test('one that the server does not take is said to be refused, and holds nothing up', async () => {
    const server = buildServer();
    const laptop = buildDevice(server);
    laptop.api.attach = ({ fileId, ...place }) =>
      fileId === 'a'
        ? Promise.reject(new ChatError({ code: 'INVALID', message: 'A message holds at most 10 files. Remove one first.' }))
        : Promise.resolve(server.attach({ fileId, ...place }));
    laptop.sync.add('general', viewOf('a'));
    laptop.sync.add('general', viewOf('b'));
    await laptop.catchUp();
    expect([laptop.refused, laptop.ids()]).toEqual([['a'], ['b']]);
  });
});
