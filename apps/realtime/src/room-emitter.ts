import type { ServerEventName, ServerEventPayload } from '@parley/contract/server-events';
import { toFrames, writeFrames, type Frames } from './connection-internals.ts';
import { encodeFrame } from './encode-frame.ts';
import type { RealtimeNamespace, RealtimeSocket } from './realtime-socket.ts';

/**
 * Sends events to rooms. An event is encoded once for all of a room, and what a room gets within one turn of the
 * event loop goes out as one write per socket: under load, that is what a delivery costs.
 */
export type RoomEmitter = {
  emit<Name extends ServerEventName>(room: string, name: Name, payload: ServerEventPayload<Name>): void;
  emitTo<Name extends ServerEventName>(sockets: Iterable<RealtimeSocket>, name: Name, payload: ServerEventPayload<Name>): void;
  /** Sends what waits for a room now. Before anybody joins or leaves: an event belongs to those who were in at its time. */
  flush(room: string): void;
};

export function roomEmitter(nsp: RealtimeNamespace): RoomEmitter {
  const waiting = new Map<string, Buffer[]>();
  let isScheduled = false;

  const write = (room: string, frames: Frames) => {
    const ids = nsp.adapter.rooms.get(room);
    if (!ids) return;
    for (const id of ids) {
      const socket = nsp.sockets.get(id);
      if (socket) writeFrames(socket, frames);
    }
  };

  const send = (room: string, buffers: Buffer[]) => {
    const [only] = buffers;
    if (only) write(room, toFrames(buffers.length === 1 ? only : Buffer.concat(buffers)));
  };

  const flushAll = () => {
    isScheduled = false;
    const rooms = [...waiting];
    waiting.clear();
    for (const [room, buffers] of rooms) send(room, buffers);
  };

  return {
    emit(room, name, payload) {
      if (!nsp.adapter.rooms.has(room)) return;
      const frame = encodeFrame(name, payload);
      const buffers = waiting.get(room);
      if (buffers) buffers.push(frame);
      else waiting.set(room, [frame]);
      if (!isScheduled) {
        isScheduled = true;
        setImmediate(flushAll);
      }
    },
    emitTo(sockets, name, payload) {
      const frames = toFrames(encodeFrame(name, payload));
      for (const socket of sockets) writeFrames(socket, frames);
    },
    flush(room) {
      const buffers = waiting.get(room);
      if (!buffers) return;
      waiting.delete(room);
      send(room, buffers);
    },
  };
}
