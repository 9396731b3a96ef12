import type { ErrorBody } from '@parley/contract/error-code';
import type { MessageView } from '@parley/contract/message-view';
import { v7 } from 'uuid';
import { backOffMs, wait } from './back-off.ts';
import type { PendingMessage } from './chat-client.tsx';
import { ChatError, toChatError } from './chat-error.ts';
import type { OutboxStore } from './outbox-store.ts';

/** An error of the server's own may pass; after so many of them in a row it is the message. */
const internalErrorsMax = 8;
/** A database that another tab blocks must not keep this one from sending. */
const loadMs = 3_000;

type Hooks = {
  store: OutboxStore;
  /** Rejects with a ChatError. The same `clientId` again must give the same message. */
  deliver(message: PendingMessage): Promise<MessageView>;
  onChange(messages: PendingMessage[], delivered?: MessageView): void;
  random?: () => number;
};

/**
 * Messages that the server has not acknowledged. They are kept until it has, or until the person discards them; they go
 * out in the order in which they were written, channel by channel; every attempt carries the same `clientId`, so that
 * an answer that got lost doubles nothing. A refusal that will not pass is shown, and lets the next message through.
 */
export type Outbox = {
  load(): Promise<void>;
  add(message: PendingMessage): void;
  retry(clientId: string, word?: { acceptsWarning: true }): void;
  discard(clientId: string): void;
  /** It was seen in the channel: sent, whether or not the acknowledgement arrived. */
  confirm(clientId: string): void;
  /** There is a way to the server (again): waits no longer. */
  wake(): void;
  stop(): void;
};

type Lane = { isSending: boolean; failures: number; internalErrors: number; timer: ReturnType<typeof setTimeout> | undefined };

export function createOutbox({ store, deliver, onChange, random }: Hooks): Outbox {
  let messages: PendingMessage[] = [];
  const lanes = new Map<string, Lane>();
  const writes = new Map<string, Promise<void>>();
  // Nothing goes out before what is left from earlier has been read, or it would overtake it.
  let isPaused = true;

  /** Writes of one message keep their order. A browser without storage keeps messages in memory. */
  const persist = (clientId: string, write: () => Promise<void>) => {
    const written = (writes.get(clientId) ?? Promise.resolve()).then(write).catch(() => {});
    writes.set(clientId, written);
    void written.then(() => {
      if (writes.get(clientId) === written) writes.delete(clientId);
    });
  };
  const save = (message: PendingMessage) => persist(message.clientId, () => store.put(message));
  const find = (clientId: string) => messages.find((message) => message.clientId === clientId);

  const change = (clientId: string, fields: Partial<PendingMessage>) => {
    messages = messages.map((message) => (message.clientId === clientId ? { ...message, ...fields } : message));
    onChange(messages);
  };
  const remove = (clientId: string, delivered?: MessageView) => {
    if (!find(clientId)) {
      if (delivered) onChange(messages, delivered);
      return;
    }
    messages = messages.filter((message) => message.clientId !== clientId);
    persist(clientId, () => store.delete(clientId));
    onChange(messages, delivered);
  };

  const laneOf = (channelId: string): Lane => {
    const lane = lanes.get(channelId) ?? { isSending: false, failures: 0, internalErrors: 0, timer: undefined };
    lanes.set(channelId, lane);
    return lane;
  };

  const later = (channelId: string, lane: Lane, error: ErrorBody) => {
    lane.failures += 1;
    const delay = error.retryAfterMs ?? backOffMs(lane.failures, { random });
    lane.timer = setTimeout(() => {
      lane.timer = undefined;
      void send(channelId);
    }, delay);
  };

  /** Answers whether the lane may go on with its next message. */
  const judge = (message: PendingMessage, lane: Lane, error: ChatError): boolean => {
    // Confirmed or discarded while it was under way.
    if (!find(message.clientId)) return true;
    const { body } = error;
    if (body.code === 'UNAUTHENTICATED') {
      isPaused = true;
      change(message.clientId, { state: 'queued' });
      return false;
    }
    if (body.code === 'INTERNAL' && !error.isUnreachable) lane.internalErrors += 1;
    const mayPass =
      error.isUnreachable || body.code === 'RATE_LIMITED' || (body.code === 'INTERNAL' && lane.internalErrors < internalErrorsMax);
    if (mayPass) {
      change(message.clientId, { state: 'queued' });
      later(message.channelId, lane, body);
      return false;
    }
    lane.failures = 0;
    lane.internalErrors = 0;
    const failed = { ...message, state: 'failed' as const, error: body };
    change(message.clientId, failed);
    save(failed);
    return true;
  };

  const send = async (channelId: string): Promise<void> => {
    const lane = laneOf(channelId);
    if (lane.isSending || lane.timer !== undefined) return;
    lane.isSending = true;
    try {
      for (;;) {
        const next = messages.find((message) => message.channelId === channelId && message.state === 'queued');
        if (!next || isPaused) return;
        change(next.clientId, { state: 'sending' });
        try {
          const delivered = await deliver(next);
          lane.failures = 0;
          lane.internalErrors = 0;
          remove(next.clientId, delivered);
        } catch (error) {
          if (!judge(next, lane, toChatError(error))) return;
        }
      }
    } finally {
      lane.isSending = false;
    }
  };

  const sendAll = () => {
    for (const channelId of new Set(messages.map((message) => message.channelId))) void send(channelId);
  };

  return {
    load: async () => {
      const stored = await Promise.race([store.load(), wait(loadMs).then((): PendingMessage[] => [])]).catch(
        (): PendingMessage[] => [],
      );
      const known = new Set(messages.map(({ clientId }) => clientId));
      const left = stored
        .filter(({ clientId }) => !known.has(clientId))
        .map((message) => (message.state === 'failed' ? message : { ...message, state: 'queued' as const }));
      // Client ids are in order of their time: what was written before the reload goes first.
      messages = [...left.toSorted((a, b) => (a.clientId < b.clientId ? -1 : 1)), ...messages];
      if (left.length > 0) onChange(messages);
      isPaused = false;
      sendAll();
    },
    add: (message) => {
      messages = [...messages, message];
      save(message);
      onChange(messages);
      void send(message.channelId);
    },
    retry: (clientId, word) => {
      const message = find(clientId);
      if (message?.state !== 'failed') return;
      // After a CONFLICT the id belongs to other words for good: this text goes as a new message.
      const isTaken = message.error?.code === 'CONFLICT';
      const { error: _error, ...rest } = message;
      const again: PendingMessage = { ...rest, ...word, state: 'queued', ...(isTaken ? { clientId: v7() } : {}) };
      messages = [...messages.filter((other) => other !== message), again];
      save(again);
      if (isTaken) persist(clientId, () => store.delete(clientId));
      onChange(messages);
      void send(message.channelId);
    },
    discard: (clientId) => remove(clientId),
    confirm: (clientId) => {
      if (find(clientId)) remove(clientId);
    },
    wake: () => {
      isPaused = false;
      for (const lane of lanes.values()) {
        clearTimeout(lane.timer);
        lane.timer = undefined;
        lane.failures = 0;
      }
      sendAll();
    },
    stop: () => {
      isPaused = true;
      for (const lane of lanes.values()) clearTimeout(lane.timer);
    },
  };
}
