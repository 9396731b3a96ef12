import type { MessageView } from '@parley/contract/message-view';
import { newer, putWindow, type ChatCache, type MessageChange, type MessageWindow, type ThreadWindow } from './chat-cache.ts';

export const windowMax = 600;
const windowAfterTrim = 500;

/** Puts the state of a message where it shows: in its channel's window, in the open thread, or nowhere. Safe to repeat. */
export function placeMessage<Cache extends ChatCache>(cache: Cache, { message, repliedAt }: MessageChange): Cache {
  let next = cache;
  const window = cache.windows[message.channelId];
  if (window?.status === 'ready') {
    const raised = message.parentId === null ? window : raiseInWindow(window, message, repliedAt);
    const placed = isInFeed(message) ? placeInWindow(raised, message) : raised;
    if (placed !== window) next = putWindow(next, message.channelId, placed);
  }
  const { thread } = next;
  if (thread?.parent) {
    const placed = placeInThread(thread, thread.parent, message, repliedAt);
    if (placed !== thread) next = { ...next, thread: placed };
  }
  return next;
}

/** Top-level messages, and replies that are shown in the channel as well. */
export const isInFeed = (message: MessageView): boolean => message.parentId === null || message.broadcast;

function placeInWindow(window: MessageWindow, message: MessageView): MessageWindow {
  const { items } = window;
  const first = items[0];
  const last = items.at(-1);
  const isHeld = first && last && message.seq >= first.seq && message.seq <= last.seq;
  if (isHeld || (first && message.seq < first.seq && !window.hasBefore)) {
    const placed = insertBySeq(items, message);
    return placed === items ? window : { ...window, items: placed };
  }
  if (window.hasAfter || (last && message.seq < last.seq)) return window;
  return trimLive({ ...window, items: [...items, message] });
}

/** A window that has grown at its live end gives up what the reader is far from. */
function trimLive(window: MessageWindow): MessageWindow {
  if (window.items.length <= windowMax) return window;
  return window.reading === 'end'
    ? { ...window, items: window.items.slice(-windowAfterTrim), hasBefore: true }
    : { ...window, items: window.items.slice(0, windowMax), hasAfter: true };
}

function raiseInWindow(window: MessageWindow, reply: MessageView, repliedAt: number | undefined): MessageWindow {
  if (repliedAt === undefined) return window;
  const at = window.items.findLastIndex(({ id }) => id === reply.parentId);
  const parent = window.items[at];
  if (!parent) return window;
  const raised = raiseReplies(parent, reply, repliedAt);
  return raised === parent ? window : { ...window, items: window.items.with(at, raised) };
}

function placeInThread(
  thread: ThreadWindow,
  parent: MessageView,
  message: MessageView,
  repliedAt: number | undefined,
): ThreadWindow {
  if (message.id === parent.id) {
    const shown = newer(parent, message);
    return shown === parent ? thread : { ...thread, parent: shown };
  }
  if (message.parentId !== parent.id) return thread;
  const raised = repliedAt === undefined ? parent : raiseReplies(parent, message, repliedAt);
  const last = thread.replies.at(-1);
  const isBeyond = thread.hasMore && (!last || message.seq > last.seq);
  const replies = isBeyond ? thread.replies : insertBySeq(thread.replies, message);
  return raised === parent && replies === thread.replies ? thread : { ...thread, parent: raised, replies };
}

/** The server raises a parent in the reply's own log entry, and its version with it: a parent that is as new has it already. */
function raiseReplies(parent: MessageView, reply: MessageView, repliedAt: number): MessageView {
  if (parent.version >= repliedAt) return parent;
  return { ...parent, version: repliedAt, replyCount: parent.replyCount + 1, lastReplyAt: reply.createdAt };
}

/** Ascending seq, each message once, in its newest state. The same array if nothing changes. */
export function insertBySeq(items: MessageView[], message: MessageView): MessageView[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.seq ?? 0) < message.seq) low = middle + 1;
    else high = middle;
  }
  const held = items[low];
  if (held?.id !== message.id) return items.toSpliced(low, 0, message);
  const shown = newer(held, message);
  return shown === held ? items : items.with(low, shown);
}
