import type { PresenceView } from '@parley/contract/presence';
import { dayKey, formatClock } from '../time/format-time.ts';

type Known = Pick<PresenceView, 'state' | 'text' | 'emoji' | 'until'> | null | undefined;

/** A short note beside a name: what the person says of themselves, and until when. Undefined when there is nothing to say. */
export function presenceNote(presence: Known, now = new Date()): string | undefined {
  if (!presence) return undefined;
  const words = [presence.emoji, presence.text].filter(Boolean).join(' ');
  const until = presence.until && new Date(presence.until) > now ? untilWords(presence.until, now) : '';
  return [words, until].filter(Boolean).join(' · ') || undefined;
}

function untilWords(until: string, now: Date): string {
  if (dayKey(until) === dayKey(now)) return `until ${formatClock(until)}`;
  return `until ${new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(new Date(until))}`;
}

/** The state as a sentence opens with it: `Do not disturb`. */
export const presenceWord = (presence: Known): string => {
  const state = presence?.state ?? 'offline';
  return state[0]?.toUpperCase() + state.slice(1);
};
