import { toChatError } from './chat-error.ts';
import type { ChatApi, PageWish } from './chat-api.ts';
import { putWindow, without, type ChatCache, type MessageChange } from './chat-cache.ts';
import type { KeptThread } from './kept-copy.ts';
import { failPage, loadingWindow, placePage, type PagePlace } from './message-pages.ts';
import { insertBySeq, placeMessage } from './place-message.ts';

const cachedMax = 60;
/** A thread longer than this is shown from its beginning, and further when asked. */
const repliesMax = 2_000;
const repliesMore = 500;

/** A place in a channel: a seq, or a message's id and what to do when it is not there (any more). */
export type Around = number | { messageId: string; onMissing: (error: unknown) => void };

type Store<Cache extends ChatCache> = { read(): Cache; write(cache: Cache): void };

/** Loads windows of history and the open thread, and keeps memory flat: the windows least recently opened are dropped. */
export type History = {
  open(channelId: string, unreadLineSeq: number | null, around?: Around): void;
  leave(channelId: string): void;
  before(channelId: string): Promise<void>;
  after(channelId: string): Promise<void>;
  latest(channelId: string): Promise<void>;
  openThread(messageId: string): void;
  closeThread(): void;
  /** What was heard to have happened to messages, perhaps nothing, while pages are on their way: to be repeated on them when they arrive. */
  record(changes: MessageChange[]): void;
  reloadThread(): Promise<void>;
  /** There is a network: a thread that was shown as it was kept, or not at all, is asked for. */
  connected(): void;
  /** The next stretch of a very long thread. */
  moreReplies(): Promise<void>;
};

export function createHistory<Cache extends ChatCache>(
  api: Pick<ChatApi, 'page' | 'thread'>,
  store: Store<Cache>,
  findKeptThread: (messageId: string) => Promise<KeptThread | null> = () => Promise.resolve(null),
): History {
  const onTheirWay = new Set<MessageChange[]>();
  /** Per channel: a page whose number has passed is not wanted any more. */
  const loads = new Map<string, number>();
  let recent: string[] = [];
  let threadLoad = 0;
  /** The open thread is one that was kept, or of which a later stretch could not be fetched: it knows nothing of what came since. */
  let isThreadKept = false;
  let isThreadHealing = false;

  const whileRecording = async <Value>(load: () => Promise<Value>): Promise<{ value: Value; missed: MessageChange[] }> => {
    const missed: MessageChange[] = [];
    onTheirWay.add(missed);
    try {
      return { value: await load(), missed };
    } finally {
      onTheirWay.delete(missed);
    }
  };

  const sinceOf = (channelId: string | null | undefined) => (channelId ? (store.read().channels[channelId]?.since ?? -1) : -2);

  const load = async (
    channelId: string,
    place: PagePlace,
    bounds: Omit<PageWish, 'channelId'>,
    onMissing?: (error: unknown) => void,
  ): Promise<void> => {
    const isAnew = place === 'latest' || place === 'around';
    const number = (loads.get(channelId) ?? 0) + (isAnew ? 1 : 0);
    loads.set(channelId, number);
    const isWanted = () => loads.get(channelId) === number;
    try {
      const { value, missed } = await whileRecording(() => api.page({ channelId, ...bounds }));
      if (!isWanted()) return;
      if (value.version < sinceOf(channelId)) {
        if (isAnew) return await load(channelId, place, bounds, onMissing);
        store.write(putWindow(store.read(), channelId, { loadingBefore: false, loadingAfter: false }));
        return;
      }
      store.write(placePage(store.read(), channelId, place, value, missed));
      // A page asked for beside the former window must not join this one: there would be a hole between them.
      if (isAnew) loads.set(channelId, number + 1);
    } catch (error) {
      const { body } = toChatError(error);
      if (onMissing && body.code === 'NOT_FOUND') {
        onMissing(error);
        if (isWanted() && store.read().windows[channelId]?.status === 'loading') await load(channelId, 'latest', {});
        return;
      }
      if (isWanted()) store.write(failPage(store.read(), channelId, place, body));
      if (!isAnew) throw toChatError(error);
    }
  };

  const loadThread = async (messageId: string, from?: { after: number; max: number }) => {
    const number = ++threadLoad;
    const isWanted = () => threadLoad === number && store.read().thread?.messageId === messageId;
    const begin = sinceOf(store.read().thread?.channelId);
    try {
      let after = from?.after;
      for (let hasMore = true; hasMore;) {
        const { value, missed } = await whileRecording(() => api.thread({ messageId, ...(after === undefined ? {} : { after }) }));
        const held = store.read().thread;
        if (!isWanted() || !held) return;
        const isFresh = after === undefined && (held.status !== 'ready' || isThreadKept);
        const replies = value.replies.reduce(insertBySeq, isFresh ? [] : held.replies);
        isThreadKept = false;
        hasMore = value.hasMore && replies.length < (from?.max ?? repliesMax);
        const parent = held.parent && held.parent.version > value.parent.version ? held.parent : value.parent;
        const thread = {
          ...held,
          channelId: parent.channelId,
          parent,
          replies,
          status: 'ready' as const,
          error: null,
          hasMore: value.hasMore,
        };
        store.write(missed.reduce(placeMessage, { ...store.read(), thread }));
        after = value.replies.at(-1)?.seq ?? after;
        if (value.replies.length === 0) hasMore = false;
      }
    } catch (error) {
      const refusal = toChatError(error);
      const kept = refusal.isUnreachable ? await findKeptThread(messageId).catch(() => null) : null;
      const held = store.read().thread;
      if (!isWanted() || !held) return;
      isThreadKept = refusal.isUnreachable;
      if (isThreadKept && held.status === 'ready') return;
      if (kept) {
        const { channelId, parent, replies, hasMore } = kept;
        store.write({ ...store.read(), thread: { ...held, channelId, parent, replies, hasMore, status: 'ready', error: null } });
      } else store.write({ ...store.read(), thread: { ...held, status: 'error', error: refusal.body } });
      return;
    }
    // The channel's cursor was set down anew while an answer was on its way, perhaps beyond it.
    if (isWanted() && begin !== sinceOf(store.read().thread?.channelId)) await loadThread(messageId);
  };

  const touch = (channelId: string) => {
    recent = [...recent.filter((id) => id !== channelId), channelId];
    for (const old of recent.slice(0, -cachedMax)) {
      loads.set(old, (loads.get(old) ?? 0) + 1);
      store.write({ ...store.read(), windows: without(store.read().windows, old) });
    }
    recent = recent.slice(-cachedMax);
  };

  const latest = (channelId: string) => load(channelId, 'latest', {});
  const loadAround = (channelId: string, around: Around) =>
    load(
      channelId,
      'around',
      typeof around === 'number' ? { around } : { aroundId: around.messageId },
      typeof around === 'number' ? undefined : around.onMissing,
    );

  return {
    open: (channelId, unreadLineSeq, around) => {
      touch(channelId);
      const cache = store.read();
      const window = cache.windows[channelId];
      if (!window || window.status === 'error') {
        store.write({ ...cache, windows: { ...cache.windows, [channelId]: loadingWindow(unreadLineSeq) } });
        void (around === undefined ? latest(channelId) : loadAround(channelId, around));
        return;
      }
      store.write(putWindow(cache, channelId, { unreadLineSeq }));
      if (window.status === 'loading' && around === undefined) return;
      const isShown =
        around !== undefined &&
        window.items.some(({ id, seq }) => (typeof around === 'number' ? seq === around : id === around.messageId));
      if (around !== undefined && !isShown) void loadAround(channelId, around);
      if (around === undefined && window.hasAfter) void latest(channelId);
    },
    leave: (channelId) => store.write(putWindow(store.read(), channelId, { unreadLineSeq: null })),
    before: async (channelId) => {
      const window = store.read().windows[channelId];
      const first = window?.items[0];
      if (!window || !first || window.status !== 'ready' || window.loadingBefore || !window.hasBefore) return;
      store.write(putWindow(store.read(), channelId, { loadingBefore: true }));
      await load(channelId, 'before', { before: first.seq });
    },
    after: async (channelId) => {
      const window = store.read().windows[channelId];
      const last = window?.items.at(-1);
      if (!window || !last || window.status !== 'ready' || window.loadingAfter || !window.hasAfter) return;
      store.write(putWindow(store.read(), channelId, { loadingAfter: true }));
      await load(channelId, 'after', { after: last.seq });
    },
    latest,
    openThread: (messageId) => {
      const cache = store.read();
      if (cache.thread?.messageId === messageId && cache.thread.status !== 'error') return;
      const parent = Object.values(cache.windows)
        .flatMap(({ items }) => items)
        .find(({ id }) => id === messageId);
      const channelId = parent?.channelId ?? null;
      isThreadKept = false;
      store.write({
        ...cache,
        thread: { messageId, channelId, parent: parent ?? null, replies: [], status: 'loading', error: null, hasMore: false },
      });
      void loadThread(messageId);
    },
    closeThread: () => {
      threadLoad += 1;
      if (store.read().thread) store.write({ ...store.read(), thread: null });
    },
    reloadThread: async () => {
      const { thread } = store.read();
      if (thread) await loadThread(thread.messageId);
    },
    connected: () => {
      const { thread } = store.read();
      if (thread && (isThreadKept || thread.status === 'error')) void loadThread(thread.messageId);
    },
    moreReplies: async () => {
      const { thread } = store.read();
      const last = thread?.replies.at(-1);
      if (thread?.hasMore && last)
        await loadThread(thread.messageId, { after: last.seq, max: thread.replies.length + repliesMore });
    },
    record: (changes) => {
      for (const missed of onTheirWay) missed.push(...changes);
      // Something was heard: there is a network for the part of the thread that could not be fetched.
      const { thread } = store.read();
      if (!thread || !isThreadKept || isThreadHealing) return;
      isThreadHealing = true;
      void loadThread(thread.messageId).finally(() => (isThreadHealing = false));
    },
  };
}
