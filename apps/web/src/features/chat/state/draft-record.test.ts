import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseOther, mergeDraft, noDraft, type DraftState, type DraftView } from '@parley/contract/draft';
import { editRecord, settle, takeView, type DraftRecord } from './draft-record.ts';

const place = { channelId: 'general' };
const devices = ['laptop', 'phone', 'tablet'] as const;
type Device = (typeof devices)[number];

/** The server's draft and three devices' copies of it, over a network on which requests and answers get lost or come late. */
function buildDesk(clockOf: Record<Device, number>) {
  let server: DraftState = noDraft;
  let count = 0;
  let hour = 0;
  const copies: Partial<Record<Device, DraftRecord>> = {};
  const late: Partial<Record<Device, { sent: DraftRecord; view: DraftView }>> = {};
  /** Words that a person sent, or took away by hand. */
  const gone = new Set<string>();

  const view = (): DraftView => ({
    key: 'general',
    channelId: 'general',
    body: server.body,
    version: server.version,
    editedAt: server.editedAt,
    updatedAt: '',
    others: server.others.map(({ id, body }) => ({ id, body, isMine: false })),
  });
  const edit = (device: Device, text: string) => {
    copies[device] = editRecord(copies[device], place, text, (hour += 1) + clockOf[device]);
  };
  const textOf = (device: Device) => copies[device]?.text ?? '';
  const push = (device: Device, fate: 'answered' | 'late' | 'lost' | 'never') => {
    const sent = copies[device];
    // One request at a time: the next goes out when this one is answered or given up.
    if (!sent?.isDirty || late[device] || fate === 'never') return;
    server = mergeDraft(server, { ...sent, body: sent.text, deviceId: device, newId: `o${(count += 1)}` });
    if (fate === 'answered') copies[device] = settle(copies[device], sent, view());
    if (fate === 'late') late[device] = { sent, view: view() };
  };
  const answer = (device: Device) => {
    const due = late[device];
    if (due) copies[device] = settle(copies[device], due.sent, due.view);
    delete late[device];
  };
  const pull = (device: Device) => {
    copies[device] = takeView(copies[device], view());
  };

  return {
    write: (device: Device) => {
      const word = `w${(count += 1)}`;
      edit(device, `${textOf(device)} ${word}`);
      return word;
    },
    /** Sending and clearing: the words leave the draft because the person said so. */
    empty: (device: Device) => {
      for (const word of textOf(device).split(' ')) gone.add(word);
      edit(device, '');
    },
    push,
    answer,
    pull,
    settleAll: () => {
      for (let round = 0; round < 6; round += 1)
        for (const device of devices) {
          answer(device);
          push(device, 'answered');
          pull(device);
        }
    },
    shown: () => devices.map(textOf),
    kept: () => new Set([...gone, ...[server.body, ...server.others.map(({ body }) => body)].flatMap((body) => body.split(' '))]),
    server: () => server,
  };
}

const act = fc.record({
  device: fc.constantFrom(...devices),
  what: fc.constantFrom('write', 'write', 'write', 'empty', 'pull', 'answer', 'answered', 'late', 'lost', 'never'),
} as const);
const clock = fc.integer({ min: -40, max: 40 });

describe('three devices that write one draft', () => {
  test('lose no word, whatever is sent, cleared, delayed or lost in between, and come to show the same', () => {
    fc.assert(
      fc.property(fc.record({ laptop: clock, phone: clock, tablet: clock }), fc.array(act, { maxLength: 24 }), (clocks, acts) => {
        const desk = buildDesk(clocks);
        const written: string[] = [];
        for (const { device, what } of acts) {
          if (what === 'write') written.push(desk.write(device));
          else if (what === 'empty' || what === 'pull' || what === 'answer') desk[what](device);
          else desk.push(device, what);
        }
        desk.settleAll();
        // More versions than are kept at once would be a person who never looks at any of them.
        fc.pre(desk.server().others.length < 8);
        for (const word of written) expect(desk.kept()).toContain(word);
        expect(new Set(desk.shown())).toEqual(new Set([desk.server().body]));
      }),
      { numRuns: 3_000 },
    );
  });

  test('show the newest of two texts that knew nothing of each other, and either can be taken', () => {
    const older = mergeDraft(noDraft, { body: 'older', base: 0, editedAt: 1, deviceId: 'laptop', newId: 'a' });
    const newer = mergeDraft(older, { body: 'newer', base: 0, editedAt: 2, deviceId: 'phone', newId: 'b' });
    expect([newer.body, newer.others.map(({ body }) => body)]).toEqual(['newer', ['older']]);
    const chosen = chooseOther(newer, { id: 'b', now: 3, deviceId: 'laptop', newId: 'c' });
    expect([chosen.body, chosen.others.map(({ body }) => body)]).toEqual(['older', ['newer']]);
  });

  test('an old text is not taken back by clearing what was shown elsewhere', () => {
    const first = mergeDraft(noDraft, { body: 'first', base: 0, editedAt: 1, deviceId: 'laptop', newId: 'a' });
    const second = mergeDraft(first, { body: 'second', base: 1, editedAt: 2, deviceId: 'phone', newId: 'b' });
    const cleared = mergeDraft(second, { body: '', base: 1, editedAt: 3, deviceId: 'laptop', newId: 'c' });
    expect(cleared.body).toBe('second');
  });
});
