import type { PresenceView } from '@parley/contract/presence';
import type { ChatClient } from './chat-client.tsx';
import { toChatError, unreachable } from './chat-error.ts';
import type { ChatState } from './chat-store.ts';
import { watchActivity } from './device-activity.ts';
import { createPresenceWatch } from './presence-watch.ts';
import type { RealtimeConnection } from './realtime-connection.ts';

type Hooks = {
  connection: Pick<RealtimeConnection, 'request' | 'state'>;
  read(): ChatState;
  write(state: Partial<ChatState>): void;
};

/** How people are: those on screen, and I myself, by choice and by what this device reports. */
export type Presence = Pick<ChatClient, 'setPresence' | 'watchPresence'> & {
  start(): () => void;
  take(presences: PresenceView[]): void;
  /** Nothing of it outlives a connection, so all of it is said again. */
  connected(): void;
  repeat(): void;
};

export function createPresence({ connection, read, write }: Hooks): Presence {
  let activity: 'available' | 'away' = 'available';

  const take = (presences: PresenceView[]) => {
    if (presences.length === 0) return;
    write({ presences: { ...read().presences, ...Object.fromEntries(presences.map((view) => [view.memberId, view])) } });
  };
  const watch = createPresenceWatch(async (memberIds) => {
    const state = connection.state();
    if (state !== 'live' && state !== 'polling') throw unreachable();
    const { presences } = await connection.request('presence.watch', { memberIds });
    // Who is not in the answer is not for me to see any more.
    const seen = new Set(presences.map(({ memberId }) => memberId));
    const gone = new Set(memberIds.filter((id) => !seen.has(id)));
    const held = Object.entries(read().presences);
    if (held.some(([id]) => gone.has(id))) write({ presences: Object.fromEntries(held.filter(([id]) => !gone.has(id))) });
    take(presences);
  });
  // Lost, it is said again with the next change or connection.
  const report = () => void connection.request('presence.set', { state: activity }).catch(() => {});

  return {
    take,
    repeat: watch.repeat,
    watchPresence: watch.watch,
    start: () => {
      const stopActivity = watchActivity((state) => {
        activity = state;
        report();
      });
      return () => {
        stopActivity();
        watch.stop();
      };
    },
    connected: () => {
      watch.repeat();
      if (activity === 'away') report();
    },
    setPresence: async (input) => {
      const { myId, presences } = read();
      const before = presences[myId] ?? { memberId: myId, state: 'offline' as const, text: null, emoji: null, until: null };
      const { state, text, emoji, until } = input;
      take([{ memberId: myId, state, text: text || null, emoji: emoji || null, until: until ?? null }]);
      try {
        take([(await connection.request('presence.set', input)).presence]);
      } catch (error) {
        take([before]);
        throw toChatError(error);
      }
    },
  };
}
