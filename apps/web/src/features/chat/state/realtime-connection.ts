import type { ClientEventInput, ClientEventName, ClientEventOutput } from '@parley/contract/client-events';
import { backOffMs } from './back-off.ts';
import type { Connection } from './chat-client.tsx';
import { ChatError, toChatError } from './chat-error.ts';
import { readRefusal, type RealtimeHttp } from './realtime-http.ts';
import type { OpenSocket, RealtimeSocket } from './realtime-socket.ts';

const askTimeoutMs = 10_000;
const pollEveryMs = 5_000;
const socketFailuresMax = 3;
/** While polling, a socket is tried for about this often. */
const retrySocketMs = 45_000;

type Hooks = {
  http: RealtimeHttp;
  openSocket: OpenSocket;
  newRequestId(): string;
  onEvent(name: string, payload: unknown): void;
  onChange(connection: Connection): void;
  /** A way to the server is there (again): everything missed must be fetched now. */
  onConnected(): void;
  /** Time to fetch what is new, by `request`. */
  onPoll(): void;
  random?: () => number;
};

/**
 * The way to the server: a WebSocket, opened with a new ticket each time; where WebSockets fail three times in a row,
 * polling, and back to a socket as soon as one opens. `state` never claims more than is known to work.
 */
export type RealtimeConnection = {
  start(): void;
  stop(): void;
  /** Now rather than at `retryAt`. */
  retry(): void;
  /** The browser says that the network went away or came back. A hint only: an attempt decides. */
  networkChanged(isOnline: boolean): void;
  state(): Connection['state'];
  /** By socket, else over HTTP. Rejects with a ChatError. */
  request<Name extends ClientEventName>(name: Name, input: ClientEventInput<Name>): Promise<ClientEventOutput<Name>>;
};

export function createRealtimeConnection(hooks: Hooks): RealtimeConnection {
  const { http, random = Math.random } = hooks;
  let connection: Connection = { state: 'connecting', since: Date.now(), retryAt: null };
  let socket: RealtimeSocket | null = null;
  let attempt = 0;
  let failures = 0;
  let socketFailures = 0;
  let isRunning = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;

  const change = (state: Connection['state'], retryAt: number | null = null, endedReason?: string) => {
    const since = state === connection.state ? connection.since : Date.now();
    connection = { state, since, retryAt, ...(endedReason ? { endedReason } : {}) };
    hooks.onChange(connection);
  };

  /** Whatever the former attempt still has to say is not listened to any more. */
  const closeSocket = () => {
    attempt += 1;
    const open = socket;
    socket = null;
    open?.close();
  };

  const end = (reason: string) => {
    if (connection.state === 'ended') return;
    stopTimers();
    closeSocket();
    change('ended', null, reason);
  };
  const stopTimers = () => {
    clearTimeout(retryTimer);
    clearTimeout(pollTimer);
    retryTimer = pollTimer = undefined;
  };
  const isPolling = () => pollTimer !== undefined;

  const tryAgain = (state: 'connecting' | 'offline', leastMs = 0) => {
    failures += 1;
    const delay = isPolling() ? retrySocketMs * (0.5 + random()) : Math.max(leastMs, backOffMs(failures - 1, { random }));
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void connect(), delay);
    if (!isPolling()) change(state, Date.now() + delay);
  };

  const connect = async () => {
    clearTimeout(retryTimer);
    closeSocket();
    const mine = attempt;
    const isCurrent = () => isRunning && mine === attempt;
    // Still offline until proven otherwise; a first attempt, or one after a break, says that it is connecting.
    if (!isPolling() && connection.state !== 'offline') change('connecting');
    try {
      const ticket = await http.ticket();
      if (!isCurrent()) return;
      const opened = hooks.openSocket(ticket, hooks.newRequestId(), {
        onOpen: () => isCurrent() && opened_(),
        onRefused: (code) => isCurrent() && refused(code),
        onClose: () => isCurrent() && closed(),
        onEvent: (name, payload) => isCurrent() && heard(name, payload),
      });
      if (isCurrent()) socket = opened;
      else opened.close();
    } catch (error) {
      if (isCurrent()) ticketRefused(toChatError(error));
    }
  };

  const ticketRefused = ({ isUnreachable, body }: ChatError) => {
    if (body.code === 'UNAUTHENTICATED') return end('expired');
    if (body.rule === 'acceptable-use-first') return end('unsigned');
    if (body.code === 'FORBIDDEN' || body.code === 'NOT_FOUND') return end('deactivated');
    return tryAgain(isUnreachable ? 'offline' : 'connecting', body.retryAfterMs);
  };
  const opened_ = () => {
    failures = socketFailures = 0;
    stopTimers();
    change('live');
    hooks.onConnected();
  };
  const refused = (code: string | null) => {
    closeSocket();
    if (code === null) socketFailures += 1;
    if (socketFailures >= socketFailuresMax && !isPolling()) startPolling();
    tryAgain('connecting');
  };
  const closed = () => {
    closeSocket();
    failures = 0;
    tryAgain('connecting');
  };
  const heard = (name: string, payload: unknown) => {
    if (name === 'session.ended') end((payload as { reason?: string } | null)?.reason ?? 'expired');
    else hooks.onEvent(name, payload);
  };

  const startPolling = () => {
    const poll = async () => {
      const isBack = connection.state !== 'polling';
      try {
        // Sets off everything that waited for a way to the server, once.
        if (isBack) await http.ask('sync', { channels: {} });
        if (!isPolling()) return;
        if (isBack) {
          change('polling');
          hooks.onConnected();
        } else hooks.onPoll();
      } catch (error) {
        if (!isPolling()) return;
        const { isUnreachable, body } = toChatError(error);
        if (body.code === 'UNAUTHENTICATED') return end('expired');
        if (body.rule === 'acceptable-use-first') return end('unsigned');
        if (isUnreachable) change('offline', Date.now() + pollEveryMs);
      }
      if (isPolling()) pollTimer = setTimeout(() => void poll(), pollEveryMs);
    };
    pollTimer = setTimeout(() => void poll(), 0);
  };

  const answerOf = (answer: unknown) => {
    const refusal = readRefusal(answer);
    if (refusal) throw new ChatError(refusal);
    return answer;
  };

  const ask = async (name: ClientEventName, input: unknown): Promise<unknown> => {
    if (connection.state === 'ended')
      throw new ChatError({ code: 'UNAUTHENTICATED', message: 'You are signed out. Sign in again.' });
    if (socket?.isOpen()) {
      // Every question may be asked twice: what is sent carries an id, the rest comes to the same.
      const answer = await socket.ask(name, input, askTimeoutMs).catch(() => null);
      if (answer !== null) return answerOf(answer);
    }
    return answerOf(await http.ask(name, input));
  };

  return {
    start: () => {
      isRunning = true;
      failures = socketFailures = 0;
      void connect();
    },
    stop: () => {
      isRunning = false;
      stopTimers();
      closeSocket();
      connection = { state: 'connecting', since: Date.now(), retryAt: null };
    },
    retry: () => {
      if (!isRunning || connection.state === 'ended' || connection.state === 'live') return;
      failures = 0;
      void connect();
    },
    networkChanged: (isOnline) => {
      if (!isRunning || connection.state === 'ended') return;
      failures = 0;
      if (!isOnline) {
        clearTimeout(pollTimer);
        pollTimer = undefined;
        change('offline');
      }
      if (!isOnline || connection.state !== 'live') void connect();
    },
    state: () => connection.state,
    request: async <Name extends ClientEventName>(name: Name, input: ClientEventInput<Name>) => {
      try {
        return (await ask(name, input)) as ClientEventOutput<Name>;
      } catch (error) {
        const refusal = toChatError(error);
        if (refusal.body.code === 'UNAUTHENTICATED') end('expired');
        else if (refusal.isUnreachable && connection.state === 'polling') change('offline', Date.now() + pollEveryMs);
        throw refusal;
      }
    },
  };
}
