import type { Answer } from '@parley/contract/client-events';
import type { MessageView } from '@parley/contract/message-view';
import { logEventNames, type LogEvent, type LogEventName } from '@parley/contract/server-events';
import type { BuiltMember } from '@parley/core/testing/build';
import { ticketFor } from '@parley/core/testing/build';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

/** What a member has on the screen of one channel, and where they stand in its log. */
export type Screen = {
  version: number;
  shown: Map<string, MessageView>;
  /** In the order in which they first appeared; the careless member's list is never sorted. */
  order: { id: string; seq: number }[];
  /** The version at which this member saw themselves removed; null while they are in. */
  removedAt: number | null;
};

export type Observations = {
  gaps: number;
  reconnects: number;
  /** Entries that came out of their order on one connection. */
  misordered: number;
  /** Messages that appeared although they were on the screen already. */
  repeated: number;
  heard: { channelId: string; version: number }[];
};

export type Member = {
  actor: BuiltMember;
  isCareless: boolean;
  screens: Map<string, Screen>;
  saw: Observations;
  /** Emits with an acknowledgement; throws when none came in time or the connection broke. */
  ask(name: string, payload: object): Promise<Answer<{ message?: MessageView }>>;
  /** Gives this connection up and takes another, as one does when nothing comes back. */
  hop(): void;
  isCaughtUp(heads: Map<string, number>): boolean;
  close(): void;
};

type MemberOptions = {
  actor: BuiltMember;
  channels: { channelId: string; version: number }[];
  urls: string[];
  /** Where this member connects first; one who stays waits for that node, others try the next. */
  home: number;
  stays: boolean;
  /** The careless member shows whatever comes and never asks what was missed: the negative control. */
  isCareless: boolean;
};

const answerTimeoutMs = 3_000;
const signOnTimeoutMs = 4_000;

/** A chat client reduced to its rules: take version == last + 1, drop older, sync on a jump and after every connection. */
export function openMember({ actor, channels, urls, home, stays, isCareless }: MemberOptions): Member {
  const screens = new Map<string, Screen>(
    channels.map(({ channelId, version }) => [channelId, { version, shown: new Map(), order: [], removedAt: null }]),
  );
  const saw: Observations = { gaps: 0, reconnects: 0, misordered: 0, repeated: 0, heard: [] };
  const heads = new Map<string, number>();
  const isRemovalInQuestion = new Set<string>();
  let socket: Socket | null = null;
  let isClosed = false;
  let isSyncing = false;
  let wantsSync = false;

  const show = (screen: Screen, message: MessageView, isCreation: boolean) => {
    const present = screen.shown.get(message.id);
    if (!present) screen.order.push({ id: message.id, seq: message.seq });
    else if (isCreation) saw.repeated += 1;
    if (!present || present.version < message.version) screen.shown.set(message.id, message);
  };

  const apply = (screen: Screen, event: LogEvent) => {
    screen.version = Math.max(screen.version, event.payload.version);
    if ('message' in event.payload) show(screen, event.payload.message, event.name === 'message.created');
    if (event.name === 'channel.memberRemoved' && event.payload.memberId === actor.memberId)
      screen.removedAt = event.payload.version;
  };

  const listen = (connection: Socket) => {
    const lastHeard = new Map<string, number>();
    connection.onAny((name: string, payload: LogEvent['payload']) => {
      if (!(logEventNames as readonly string[]).includes(name)) return;
      const { channelId, version } = payload;
      const screen = screens.get(channelId);
      if (!screen) return;
      saw.heard.push({ channelId, version });
      if (version <= (lastHeard.get(channelId) ?? 0)) saw.misordered += 1;
      lastHeard.set(channelId, version);
      heads.set(channelId, Math.max(heads.get(channelId) ?? 0, version));
      const event = { name: name as LogEventName, payload } as LogEvent;
      if (isCareless || version === screen.version + 1) return apply(screen, event);
      if (version <= screen.version) return;
      // What comes before the first question after a connection was answered is no fault of the service's.
      if (!isSyncing && socket === connection) saw.gaps += 1;
      void sync();
    });
  };

  /** Asks until nothing is missing, one question at a time. */
  const sync = async (): Promise<void> => {
    wantsSync = true;
    if (isSyncing || isCareless) return;
    isSyncing = true;
    try {
      while (wantsSync && !isClosed && socket?.connected) {
        wantsSync = false;
        await syncOnce(socket);
      }
    } finally {
      isSyncing = false;
    }
  };

  const syncOnce = async (connection: Socket) => {
    const asked = [...screens].filter(([, screen]) => screen.removedAt === null);
    const question = { channels: Object.fromEntries(asked.map(([channelId, screen]) => [channelId, screen.version])) };
    let answer: Answer<{ channels: Record<string, { version: number; messages: MessageView[]; complete: boolean }> }>;
    try {
      answer = (await connection.timeout(answerTimeoutMs).emitWithAck('sync', question)) as typeof answer;
    } catch {
      if (connection.connected) wantsSync = true;
      return;
    }
    if (!answer.ok) {
      wantsSync = true;
      await sleep(Math.max(100, answer.error.retryAfterMs ?? 0));
      return;
    }
    for (const [channelId, screen] of asked) {
      const part = answer.channels[channelId];
      if (!part) {
        // Not ours any more. The removal itself may still be on its way on this connection.
        isRemovalInQuestion.add(channelId);
        continue;
      }
      for (const message of part.messages) show(screen, message, false);
      screen.version = Math.max(screen.version, part.version);
      if (!part.complete || (heads.get(channelId) ?? 0) > screen.version) wantsSync = true;
    }
  };

  const keepConnected = async () => {
    for (let attempt = 0; !isClosed; attempt += 1) {
      const url = urls[(home + (stays ? 0 : attempt)) % urls.length] ?? '';
      const connection = io(url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        timeout: signOnTimeoutMs,
        auth: (give) => give({ ticket: ticketFor(actor) }),
      });
      listen(connection);
      const isOn = await signOn(connection);
      if (isOn) {
        socket = connection;
        void sync();
        await ended(connection);
        saw.reconnects += 1;
      }
      socket = null;
      connection.disconnect();
      if (!isClosed) await sleep(50 + Math.random() * 200);
    }
  };
  void keepConnected();

  const waitForSocket = async (): Promise<Socket> => {
    while (!socket?.connected) {
      if (isClosed) throw new Error('closed');
      await sleep(20);
    }
    return socket;
  };

  return {
    actor,
    isCareless,
    screens,
    saw,
    ask: async (name, payload) =>
      (await waitForSocket()).timeout(answerTimeoutMs).emitWithAck(name, payload) as Promise<Answer<{ message?: MessageView }>>,
    hop: () => void socket?.disconnect(),
    isCaughtUp: (wanted) =>
      [...screens].every(
        ([channelId, screen]) =>
          screen.removedAt !== null || isRemovalInQuestion.has(channelId) || screen.version >= (wanted.get(channelId) ?? 0),
      ),
    close: () => {
      isClosed = true;
      socket?.disconnect();
    },
  };
}

function signOn(connection: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(false), signOnTimeoutMs);
    const settle = (isOn: boolean) => () => {
      clearTimeout(giveUp);
      resolve(isOn);
    };
    connection.once('connect', settle(true));
    connection.once('connect_error', settle(false));
  });
}

const ended = (connection: Socket): Promise<void> => new Promise((resolve) => void connection.once('disconnect', () => resolve()));
