import type { PresenceState, PresenceView } from '@parley/contract/presence';

/** What a person chose for all devices; a null state leaves the state to the devices and keeps text and emoji. */
export type PresenceChoice = { state: string | null; text: string | null; emoji: string | null; until: Date | null };

const held: ReadonlySet<string> = new Set<PresenceState>(['busy', 'do not disturb', 'offline']);

/**
 * One value from all of a person's devices: a chosen busy, do not disturb or offline holds until it ends; otherwise
 * available if any device is in use, else away if any is there at all, else offline.
 */
export function mergePresence(memberId: string, states: string[], choice: PresenceChoice | null, now = Date.now()): PresenceView {
  const chosen = choice && (!choice.until || choice.until.getTime() > now) ? choice : null;
  return {
    memberId,
    state: chosen?.state && held.has(chosen.state) ? (chosen.state as PresenceState) : stateOfDevices(states),
    text: chosen?.text || null,
    emoji: chosen?.emoji || null,
    until: chosen?.until?.toISOString() ?? null,
  };
}

function stateOfDevices(states: string[]): PresenceState {
  if (states.includes('available')) return 'available';
  return states.length > 0 ? 'away' : 'offline';
}

export function isSamePresence(a: PresenceView, b: PresenceView): boolean {
  return a.state === b.state && a.text === b.text && a.emoji === b.emoji && a.until === b.until;
}
