import type { MyChannelView } from '@parley/contract/channel-view';
import type { ErrorBody } from '@parley/contract/error-code';
import type { MessageView } from '@parley/contract/message-view';

/** A created message that counts as unread and that the server's last count may not include. */
export type UncountedMessage = { version: number; seq: number; isMention: boolean };

/**
 * What this browser knows of a channel. `cursor` is the log version up to which events are applied; `mine` is shown.
 * `counted` is the server's last word on unread messages, `uncounted` what came after it: see `unread-count.ts`.
 */
export type ChannelEntry = {
  mine: MyChannelView;
  cursor: number;
  /** Where the cursor was set down without the events before it: messages read at an older version are not up to it. */
  since: number;
  /**
   * `sync` has answered in part only. It gives present states in the order of their last change, so what was created
   * before the cursor but changed after it is still to come: until the rest is here, no event may be applied.
   */
  isPartial: boolean;
  /** `readSeq`: the mark for which the server itself counted this, if it did. */
  counted: { version: number; unread: number; mentions: number; readSeq?: number };
  /** The moment at which my read mark was last heard of; Infinity while a mark of mine is on its way. */
  movedAt: number;
  uncounted: UncountedMessage[];
};

/** A contiguous stretch of a channel's top-level messages. With `hasAfter` false it is attached to the live tail. */
export type MessageWindow = {
  items: MessageView[];
  /** The channel's version when this was fetched. */
  version: number;
  hasBefore: boolean;
  hasAfter: boolean;
  status: 'loading' | 'ready' | 'error';
  error: ErrorBody | null;
  unreadLineSeq: number | null;
  loadingBefore: boolean;
  loadingAfter: boolean;
  /** Which end the reader is near: the other one is trimmed. */
  reading: 'start' | 'end';
};

export type ThreadWindow = {
  /** The message that was asked for: the thread's first one or one of its replies. */
  messageId: string;
  /** Null while not known. */
  channelId: string | null;
  parent: MessageView | null;
  replies: MessageView[];
  status: 'loading' | 'ready' | 'error';
  error: ErrorBody | null;
  hasMore: boolean;
};

/** Server state as this browser holds it. Immutable: every change makes new objects along its path only. */
export type ChatCache = {
  myId: string;
  channels: Record<string, ChannelEntry>;
  windows: Record<string, MessageWindow>;
  thread: ThreadWindow | null;
};

/** A message's present state; `repliedAt` is the log version by which a new reply raises its parent's count. */
export type MessageChange = { message: MessageView; repliedAt?: number };

/** Of two states of the same message the one changed last is the truth, whatever order they arrive in. */
export const newer = (held: MessageView, arrived: MessageView): MessageView => (arrived.version > held.version ? arrived : held);

export function putEntry<Cache extends ChatCache>(cache: Cache, channelId: string, entry: ChannelEntry): Cache {
  return { ...cache, channels: { ...cache.channels, [channelId]: entry } };
}

export function putWindow<Cache extends ChatCache>(cache: Cache, channelId: string, fields: Partial<MessageWindow>): Cache {
  const window = cache.windows[channelId];
  // What changes nothing has nothing drawn anew.
  if (window && Object.entries(fields).every(([name, value]) => window[name as keyof MessageWindow] === value)) return cache;
  return window ? { ...cache, windows: { ...cache.windows, [channelId]: { ...window, ...fields } } } : cache;
}

export function without<Value>(record: Record<string, Value>, key: string): Record<string, Value> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** Messages of this channel are held, so that each of its events matters and its cursor must not jump over any. */
export const isTracked = ({ windows, thread }: ChatCache, channelId: string): boolean =>
  windows[channelId] !== undefined || thread?.channelId === channelId;
