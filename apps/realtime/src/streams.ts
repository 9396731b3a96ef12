import type { LogEvent } from '@parley/contract/server-events';
import type { Announcement } from '@parley/core/bus/announcement';
import { log } from '@parley/core/log';
import { findAdvancedStreams } from '@parley/core/sync/find-advanced-streams';
import { readLogEvents, type ReadLogEvent } from '@parley/core/sync/read-log-events';
import { createPump, type Pump } from './pump.ts';
import type { RealtimeNamespace } from './realtime-socket.ts';
import type { RoomEmitter } from './room-emitter.ts';
import { channelRoom, isChannelRoom, memberRoom } from './rooms.ts';

const sweepMs = 1_000;

/**
 * The streams that somebody on this node listens to, each with its pump. A channel's room and its pump come and go
 * together; who is in the room follows the log, entry by entry.
 */
export type Streams = {
  /** Follows the stream from `version` on, unless it is followed already. Answers the version sent last. */
  follow(tenantId: string, channelId: string, version: number): number;
  /** The member hears of no message up to `floor`: what they were not given to read, they do not see change either. */
  hideUpTo(tenantId: string, channelId: string, memberId: string, floor: number): void;
  hear(announcement: Extract<Announcement, { kind: 'log' }>): void;
  /** Looks in the log for what no announcement told of; one query for all streams. */
  sweep(): Promise<void>;
  close(): void;
};

/** `floors`: members of whom not everything here may be heard, few if any. */
type Followed = { tenantId: string; streamId: string; pump: Pump; floors: Map<string, number> };
type StreamsOptions = {
  nsp: RealtimeNamespace;
  emitter: RoomEmitter;
  /** A member has just come into or gone out of a channel by its log. */
  onMembershipChanged(tenantId: string, memberId: string): void;
};

export function createStreams({ nsp, emitter, onMembershipChanged }: StreamsOptions): Streams {
  const followed = new Map<string, Followed>();
  let sweeping: Promise<void> | undefined;

  const hideUpTo = (tenantId: string, channelId: string, memberId: string, floor: number) => {
    const floors = followed.get(channelRoom(tenantId, channelId))?.floors;
    if (floor > 0) floors?.set(memberId, floor);
    else floors?.delete(memberId);
  };

  const hiddenFrom = (room: string, seq: number): string[] =>
    [...(followed.get(room)?.floors ?? [])].flatMap(([memberId, floor]) => (seq <= floor ? [memberId] : []));

  /** Past the devices of those from whom it is hidden. They see a gap in the versions, and `sync` fills it with nothing. */
  const emitToOthers = (tenantId: string, room: string, hidden: string[], event: LogEvent) => {
    emitter.flush(room);
    const without = new Set(hidden.flatMap((memberId) => [...(nsp.adapter.rooms.get(memberRoom(tenantId, memberId)) ?? [])]));
    const sockets = [...(nsp.adapter.rooms.get(room) ?? [])].flatMap((id) => (without.has(id) ? [] : (nsp.sockets.get(id) ?? [])));
    emitter.emitTo(sockets, event.name, event.payload);
  };

  const emit = (tenantId: string, room: string, event: ReadLogEvent) => {
    if (event.name === 'channel.memberAdded') {
      const { channelId, memberId, visibleFrom = 0 } = event.payload;
      hideUpTo(tenantId, channelId, memberId, visibleFrom);
      emitter.flush(room);
      nsp.in(memberRoom(tenantId, memberId)).socketsJoin(room);
      onMembershipChanged(tenantId, event.payload.memberId);
    }
    const hidden = 'message' in event.payload ? [...hiddenFrom(room, event.payload.message.seq), ...(event.hiddenFrom ?? [])] : [];
    if (hidden.length > 0) emitToOthers(tenantId, room, hidden, event);
    else emitter.emit(room, event.name, event.payload);
    if (event.name === 'channel.memberRemoved') {
      // The removed member still hears of the removal, and of nothing after it.
      emitter.flush(room);
      nsp.in(memberRoom(tenantId, event.payload.memberId)).socketsLeave(room);
      onMembershipChanged(tenantId, event.payload.memberId);
    }
  };

  const follow = (tenantId: string, streamId: string, version: number): Followed => {
    const room = channelRoom(tenantId, streamId);
    const known = followed.get(room);
    if (known) return known;
    const pump = createPump(version, {
      read: (after, limit) => readLogEvents(tenantId, streamId, after, limit),
      emit: (event) => emit(tenantId, room, event),
      onReadFailed: (error) => log.warn({ err: error, tenantId, streamId }, 'a stream could not be read; the sweep tries again'),
    });
    const made = { tenantId, streamId, pump, floors: new Map<string, number>() };
    followed.set(room, made);
    return made;
  };

  nsp.adapter.on('delete-room', (room: string) => {
    if (!isChannelRoom(room)) return;
    followed.get(room)?.pump.close();
    followed.delete(room);
  });

  const sweepNow = async () => {
    const cursors = [...followed.values()].map(({ tenantId, streamId, pump }) => ({ tenantId, streamId, version: pump.sent() }));
    if (cursors.length === 0) return;
    for (const { tenantId, streamId, version } of await findAdvancedStreams(cursors)) {
      followed.get(channelRoom(tenantId, streamId))?.pump.hear(version);
    }
  };
  const sweep = () => {
    sweeping ??= sweepNow()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep failed; the next one is due in a second'))
      .finally(() => {
        sweeping = undefined;
      });
    return sweeping;
  };
  const timer = setInterval(() => void sweep(), sweepMs).unref();

  return {
    follow: (tenantId, channelId, version) => follow(tenantId, channelId, version).pump.sent(),
    hideUpTo,
    hear({ tenantId, streamId, version, event }) {
      const known = followed.get(channelRoom(tenantId, streamId));
      if (known) return known.pump.hear(version, event);
      // Nobody here was in this channel. Somebody here is being added to it: their first entry is this one.
      if (event?.name !== 'channel.memberAdded') return;
      const { memberId } = event.payload;
      if (!nsp.adapter.rooms.has(memberRoom(tenantId, memberId))) return onMembershipChanged(tenantId, memberId);
      follow(tenantId, streamId, version - 1).pump.hear(version, event);
    },
    sweep,
    close: () => {
      clearInterval(timer);
      for (const { pump } of followed.values()) pump.close();
      followed.clear();
    },
  };
}
