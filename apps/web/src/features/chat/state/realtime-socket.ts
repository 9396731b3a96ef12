import { io } from 'socket.io-client';
import type { Ticket } from '@parley/contract/ticket';

/** What the connection needs of a socket; tests put their own in its place. */
export type RealtimeSocket = {
  isOpen(): boolean;
  /** Rejects when no answer comes in time or the socket closes. */
  ask(name: string, input: unknown, timeoutMs: number): Promise<unknown>;
  close(): void;
};

export type SocketListener = {
  onOpen(): void;
  /** `code` is the server's refusal; without one the socket could not be opened at all. */
  onRefused(code: string | null): void;
  onClose(): void;
  onEvent(name: string, payload: unknown): void;
};

export type OpenSocket = (ticket: Ticket, requestId: string, listener: SocketListener) => RealtimeSocket;

/** One attempt at a WebSocket. Trying again is the connection's business: each attempt needs a new ticket. */
export const openSocket: OpenSocket = ({ url, ticket }, requestId, listener) => {
  const socket = io(url, {
    auth: { ticket, requestId },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
  });
  socket.on('connect', listener.onOpen);
  socket.on('connect_error', (error: Error & { data?: { code?: unknown } }) => {
    socket.disconnect();
    listener.onRefused(typeof error.data?.code === 'string' ? error.data.code : null);
  });
  socket.on('disconnect', listener.onClose);
  socket.onAny((name: string, payload: unknown) => listener.onEvent(name, payload));
  return {
    isOpen: () => socket.connected,
    ask: (name, input, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(name, input) as Promise<unknown>,
    close: () => {
      socket.off();
      socket.offAny();
      socket.disconnect();
    },
  };
};
