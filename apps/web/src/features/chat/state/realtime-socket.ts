import type { Socket } from 'socket.io-client';
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

let fetching: Promise<typeof import('socket.io-client')> | undefined;

/** Not part of the page: what is on screen first is asked for over HTTP, and does not wait for the way of what comes later. */
function fetchClient() {
  fetching ??= import('socket.io-client').catch((error: unknown) => {
    fetching = undefined;
    throw error;
  });
  return fetching;
}

/** One attempt at a WebSocket. Trying again is the connection's business: each attempt needs a new ticket. */
export const openSocket: OpenSocket = ({ url, ticket }, requestId, listener) => {
  let socket: Socket | null = null;
  let isClosed = false;
  const open = ({ io }: typeof import('socket.io-client')) => {
    if (isClosed) return;
    const opened = io(url, {
      auth: { ticket, requestId },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: 10_000,
    });
    opened.on('connect', listener.onOpen);
    opened.on('connect_error', (error: Error & { data?: { code?: unknown } }) => {
      opened.disconnect();
      listener.onRefused(typeof error.data?.code === 'string' ? error.data.code : null);
    });
    opened.on('disconnect', listener.onClose);
    opened.onAny((name: string, payload: unknown) => listener.onEvent(name, payload));
    socket = opened;
  };
  fetchClient().then(open, () => !isClosed && listener.onRefused(null));
  return {
    isOpen: () => socket?.connected ?? false,
    ask: async (name, input, timeoutMs) => {
      if (!socket) throw new Error('The socket is not open yet.');
      return socket.timeout(timeoutMs).emitWithAck(name, input) as Promise<unknown>;
    },
    close: () => {
      isClosed = true;
      socket?.off();
      socket?.offAny();
      socket?.disconnect();
    },
  };
};
