import type { PresenceView } from '@parley/contract/presence';
import { isSamePresence } from '@parley/core/presence/merge-presence';
import type { PresenceBoard } from '@parley/core/presence/presence-board';
import { log } from '@parley/core/log';
import type { RealtimeSocket } from './realtime-socket.ts';
import type { RoomEmitter } from './room-emitter.ts';

const flushMs = 100;
const rereadMs = 60_000;
const batchSize = 1_000;

type Watched = {
  tenantId: string;
  memberId: string;
  sockets: Set<RealtimeSocket>;
  known: PresenceView | null;
  /** What the watchers were last told: a change that is taken back before it is told is none. */
  told: PresenceView | null;
};

/**
 * Who on this node has whom on screen. A change goes to those sockets only, and several changes go in one packet.
 * The known value is kept while somebody watches, so that most questions need no store.
 */
export type PresenceWatchers = {
  /** Watches these members instead of those before, and answers how they are. Oneself is always watched. */
  watch(socket: RealtimeSocket, memberIds: string[]): Promise<PresenceView[]>;
  watchOneself(socket: RealtimeSocket): void;
  forget(socket: RealtimeSocket): void;
  hear(tenantId: string, presences: PresenceView[]): void;
  /** Who may see whom has changed in a firm: whoever is no longer `seen` by a socket's member is watched by it no longer. */
  rejudge(
    tenantId: string,
    seen: (actor: RealtimeSocket['data']['actor'], memberIds: string[]) => Promise<string[]>,
  ): Promise<void>;
  /** Reads everybody who is watched anew, because changes may have been missed. */
  reread(): Promise<void>;
  close(): void;
};

export function presenceWatchers(board: Pick<PresenceBoard, 'read'>, emitter: Pick<RoomEmitter, 'emitTo'>): PresenceWatchers {
  const watched = new Map<string, Watched>();
  const watching = new WeakMap<RealtimeSocket, Watched[]>();
  const changed = new Set<Watched>();

  const keyOf = (tenantId: string, memberId: string) => `${tenantId} ${memberId}`;

  const watchMore = (socket: RealtimeSocket, memberIds: string[]): Watched[] => {
    const { tenantId } = socket.data.actor;
    return memberIds.map((memberId) => {
      const key = keyOf(tenantId, memberId);
      const entry = watched.get(key) ?? { tenantId, memberId, sockets: new Set<RealtimeSocket>(), known: null, told: null };
      watched.set(key, entry);
      entry.sockets.add(socket);
      return entry;
    });
  };

  const unwatch = (socket: RealtimeSocket, entries: Watched[]) => {
    for (const entry of entries) {
      entry.sockets.delete(socket);
      if (entry.sockets.size > 0) continue;
      watched.delete(keyOf(entry.tenantId, entry.memberId));
      changed.delete(entry);
    }
  };

  const learn = (entry: Watched, presence: PresenceView) => {
    if (entry.known && isSamePresence(entry.known, presence)) return;
    entry.known = presence;
    changed.add(entry);
  };

  /** A value heard from the bus while the store was being read is the newer one, and stays. */
  const readInto = async (entries: Watched[], isChange: boolean) => {
    const before = new Map(entries.map((entry) => [keyOf(entry.tenantId, entry.memberId), entry.known]));
    for (const { tenantId, ...presence } of await board.read(entries.map(({ tenantId, memberId }) => ({ tenantId, memberId })))) {
      const key = keyOf(tenantId, presence.memberId);
      const entry = watched.get(key);
      if (!entry || entry.known !== before.get(key)) continue;
      if (isChange) learn(entry, presence);
      else entry.known = entry.told = presence;
    }
  };

  const flush = () => {
    if (changed.size === 0) return;
    const bySocket = new Map<RealtimeSocket, PresenceView[]>();
    for (const entry of changed) {
      const { sockets, known, told } = entry;
      if (!known || (told && isSamePresence(told, known))) continue;
      entry.told = known;
      for (const socket of sockets) {
        const presences = bySocket.get(socket);
        if (presences) presences.push(known);
        else bySocket.set(socket, [known]);
      }
    }
    changed.clear();
    for (const [socket, presences] of bySocket) emitter.emitTo([socket], 'presence.changed', { presences });
  };

  const reread = async () => {
    const all = [...watched.values()];
    for (let start = 0; start < all.length; start += batchSize) await readInto(all.slice(start, start + batchSize), true);
  };

  const timers = [
    setInterval(flush, flushMs).unref(),
    setInterval(() => {
      reread().catch((error: unknown) => log.warn({ err: error }, 'presence could not be reread'));
    }, rereadMs).unref(),
  ];

  return {
    async watch(socket, memberIds) {
      const former = watching.get(socket) ?? [];
      const wanted = watchMore(socket, [...new Set([socket.data.actor.memberId, ...memberIds])]);
      const kept = new Set(wanted);
      watching.set(socket, wanted);
      unwatch(
        socket,
        former.filter((entry) => !kept.has(entry)),
      );
      const unknown = wanted.filter((entry) => !entry.known);
      if (unknown.length > 0) await readInto(unknown, false);
      const asked = new Set(memberIds);
      return wanted.flatMap((entry) => (asked.has(entry.memberId) && entry.known ? [entry.known] : []));
    },
    watchOneself(socket) {
      watching.set(socket, watchMore(socket, [socket.data.actor.memberId]));
    },
    forget(socket) {
      unwatch(socket, watching.get(socket) ?? []);
      watching.delete(socket);
    },
    hear(tenantId, presences) {
      for (const presence of presences) {
        const entry = watched.get(keyOf(tenantId, presence.memberId));
        if (entry) learn(entry, presence);
      }
    },
    async rejudge(tenantId, seen) {
      const sockets = new Set([...watched.values()].filter((one) => one.tenantId === tenantId).flatMap((one) => [...one.sockets]));
      for (const socket of sockets) {
        const ids = (watching.get(socket) ?? []).map(({ memberId }) => memberId);
        const left = new Set(await seen(socket.data.actor, ids));
        // Asked for anew meanwhile: what stands now is taken, not what stood before the question.
        const entries = watching.get(socket) ?? [];
        const isGone = ({ memberId }: Watched) => ids.includes(memberId) && !left.has(memberId);
        watching.set(
          socket,
          entries.filter((entry) => !isGone(entry)),
        );
        unwatch(socket, entries.filter(isGone));
      }
    },
    reread,
    close: () => timers.forEach(clearInterval),
  };
}
