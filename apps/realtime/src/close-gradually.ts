import { setTimeout as sleep } from 'node:timers/promises';
import { closeConnection } from './connection-internals.ts';
import type { RealtimeNamespace } from './realtime-socket.ts';

const perSecond = 200;
const longestMs = 20_000;
const stepMs = 100;

/**
 * Closes all connections a few at a time in random order, so that the nodes that remain are not met by everybody in
 * the same second: clients reset their own back-off when a connection had been good.
 */
export async function closeGradually(nsp: RealtimeNamespace): Promise<void> {
  const sockets = [...nsp.sockets.values()].map((socket) => ({ socket, order: Math.random() })).sort((a, b) => a.order - b.order);
  const spreadMs = Math.min(longestMs, (sockets.length / perSecond) * 1_000);
  const steps = Math.max(1, Math.ceil(spreadMs / stepMs));
  const perStep = Math.ceil(sockets.length / steps);
  while (sockets.length > 0) {
    for (const { socket } of sockets.splice(0, perStep)) closeConnection(socket);
    if (sockets.length > 0) await sleep(stepMs * (0.5 + Math.random()));
  }
}
