import { expect, test } from 'vitest';
import { addOverlay, removeOverlay, withOverlays, type Overlay } from './optimistic.ts';
import { at, buildMessage } from './testing/build-views.ts';

const message = buildMessage({ seq: 1, reactions: [{ emoji: '👍', memberIds: ['ana'] }] });
const react = (id: string, on: boolean): Overlay => ({ id, kind: 'react', emoji: '👍', on, memberId: 'me' });
const shown = (overlays: Record<string, Overlay[]>, base = message) => withOverlays([base], overlays)[0];

test('what I do shows at once, and taking it away leaves the server state', () => {
  const overlays = addOverlay({}, 'm1', react('o1', true));
  expect(shown(overlays)?.reactions).toEqual([{ emoji: '👍', memberIds: ['ana', 'me'] }]);
  expect(shown(removeOverlay(overlays, 'm1', 'o1'))).toBe(message);
});

test('a change by somebody else shows through', () => {
  const overlays = addOverlay({}, 'm1', { id: 'o1', kind: 'edit', body: 'mine', at: at(1) });
  const theirs = buildMessage({ seq: 1, version: 7, reactions: [{ emoji: '🎉', memberIds: ['ben'] }] });
  expect(shown(overlays, theirs)).toMatchObject({ body: 'mine', version: 7, reactions: [{ emoji: '🎉' }] });
});

test('the last of a reaction goes with it; a deleted message is a tombstone', () => {
  const own = buildMessage({ seq: 1, reactions: [{ emoji: '👍', memberIds: ['me'] }] });
  expect(shown(addOverlay({}, 'm1', react('o1', false)), own)?.reactions).toEqual([]);
  expect(shown(addOverlay({}, 'm1', { id: 'o2', kind: 'delete', at: at(2) }))).toMatchObject({
    body: '',
    deletedAt: at(2),
    reactions: [],
  });
});

test('a row that has not changed is the same object', () => {
  const overlays = addOverlay({}, 'm1', react('o1', true));
  expect(shown(overlays)).toBe(shown(overlays));
  const untouched = [buildMessage({ seq: 2 })];
  expect(withOverlays(untouched, overlays)).toBe(untouched);
});
