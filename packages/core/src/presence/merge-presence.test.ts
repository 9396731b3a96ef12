import { expect, test } from 'vitest';
import { mergePresence } from './merge-presence.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const choice = (state: string | null, until: string | null = null) => ({
  state,
  text: 'Lunch',
  emoji: null,
  until: until ? new Date(until) : null,
});

test.each([
  [[], null, 'offline'],
  [['away'], null, 'away'],
  [['away', 'available'], null, 'available'],
  [['available'], choice('busy'), 'busy'],
  [['available'], choice('offline'), 'offline'],
  [[], choice('do not disturb'), 'do not disturb'],
  [['away'], choice(null), 'away'],
  [['available'], choice('busy', '2026-11-21T10:00:01Z'), 'busy'],
  [['available'], choice('busy', '2026-11-21T10:00:00Z'), 'available'],
])('devices %j and the choice %j make %s', (devices, chosen, state) => {
  expect(mergePresence('m', devices, chosen, now).state).toBe(state);
});

test('a choice that has ended leaves no text behind', () => {
  expect(mergePresence('m', ['available'], choice('busy', '2026-11-21T09:00:00Z'), now)).toEqual({
    memberId: 'm',
    state: 'available',
    text: null,
    emoji: null,
    until: null,
  });
});
