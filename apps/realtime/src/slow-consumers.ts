import { log } from '@parley/core/log';
import { cutConnection, sentBytes, waitingBytes } from './connection-internals.ts';
import type { RealtimeNamespace, RealtimeSocket, Outflow } from './realtime-socket.ts';

const maxWaitingBytes = 1024 * 1024;
const mostWaitingBytes = 16 * maxWaitingBytes;
const maxBlockedMs = 10_000;
const checkMs = 1_000;

/**
 * Socket.IO queues without bound for a client that does not read. Such a client is cut off; it reconnects when it can
 * and catches up from the log, so it loses nothing.
 */
export function watchSlowConsumers(nsp: RealtimeNamespace): { close(): void } {
  const timer = setInterval(() => {
    const now = Date.now();
    for (const socket of nsp.sockets.values()) {
      const waiting = waitingBytes(socket);
      // So it is with nearly all of them, every second: nothing is made for those.
      if (waiting === 0) {
        socket.data.outflow = null;
        continue;
      }
      const outflow = { waiting, sent: sentBytes(socket) };
      const why = judgeOutflow(outflow, socket.data.outflow, now);
      if (why) cut(socket, why);
      else socket.data.outflow = next(outflow, socket.data.outflow, now);
    }
  }, checkMs).unref();
  return { close: () => clearInterval(timer) };
}

function cut(socket: RealtimeSocket, why: string): void {
  log.info({ memberId: socket.data.actor.memberId, why }, 'a slow consumer is cut off');
  cutConnection(socket);
}

/** Too much waits and grows, or nothing has moved for too long. One large answer that is on its way is neither. */
export function judgeOutflow(
  current: { waiting: number; sent: number },
  last: Outflow | null,
  now: number,
): 'bytes' | 'time' | null {
  if (current.waiting > mostWaitingBytes) return 'bytes';
  if (current.waiting > maxWaitingBytes && last && current.waiting >= last.waiting) return 'bytes';
  if (current.waiting > 0 && last && current.sent === last.sent && now - last.movedAt > maxBlockedMs) return 'time';
  return null;
}

function next(current: { waiting: number; sent: number }, last: Outflow | null, now: number): Outflow | null {
  if (current.waiting === 0) return null;
  return { ...current, movedAt: last && last.sent === current.sent ? last.movedAt : now };
}
