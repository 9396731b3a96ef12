import type { MessageView } from '@parley/contract/message-view';
import type { Bootstrap } from '@parley/contract/workspace-view';
import type { MessageWindow, ThreadWindow } from './chat-cache.ts';
import type { ChatState, ChatStore } from './chat-store.ts';
import { keepCopy, keepThread, type KeptCopy, type KeptThread, type KeptWindow } from './kept-copy.ts';
import { newEntry } from './apply-channel.ts';
import { loadingWindow } from './message-pages.ts';

const writeAfterMs = 3_000;
const itemsMax = 80;
const repliesMax = 200;
const copied = ['workspace', 'me', 'user', 'can', 'members', 'channels', 'windows', 'thread'] as const;

/**
 * Keeps what this member sees for a time without a network, a few seconds after it changes and when the page goes out of
 * sight. Only what the server has said in this page is kept: an old copy does not become younger by being shown.
 */
export function startKeeping(owner: string, store: ChatStore): () => void {
  const written = new Map<string, MessageWindow>();
  let writtenThread: ThreadWindow | null = null;
  let seenAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.getState();
    if (seenAt === 0) return;
    const copy = copyOf(state, seenAt);
    const windows = copy.windows.filter(({ channelId }) => written.get(channelId) !== state.windows[channelId]);
    for (const [channelId, window] of Object.entries(state.windows)) written.set(channelId, window);
    // Storage may be full or forbidden: reading offline is then not to be had.
    void keepCopy(owner, { ...copy, windows }).catch(() => {});
    const { thread } = state;
    if (thread === writtenThread || thread?.status !== 'ready' || !thread.parent) return;
    writtenThread = thread;
    void keepThread(owner, toKeptThread(thread, thread.parent, seenAt)).catch(() => {});
  };

  const stop = store.subscribe((state, before) => {
    // Connected is not yet up to date: the list comes first, and says so by clearing `keptAt`.
    const isSeen = (state.connection.state === 'live' || state.connection.state === 'polling') && state.keptAt === null;
    if (isSeen) seenAt = Date.now();
    if (seenAt > 0 && (before.connection !== state.connection || copied.some((key) => state[key] !== before[key])))
      timer ??= setTimeout(write, writeAfterMs);
  });
  const hide = () => document.visibilityState === 'hidden' && write();
  document.addEventListener('visibilitychange', hide);
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', hide);
  };
}

const toKeptThread = ({ replies, hasMore }: ThreadWindow, parent: MessageView, savedAt: number): KeptThread => ({
  channelId: parent.channelId,
  savedAt,
  parent,
  replies: replies.slice(0, repliesMax),
  hasMore: hasMore || replies.length > repliesMax,
});

/** Only what joins on to the newest message can be brought up to date from the log. */
function toKept({ channels }: ChatState, channelId: string, window: MessageWindow): KeptWindow | null {
  const entry = channels[channelId];
  if (!entry || entry.isPartial || window.status !== 'ready' || window.hasAfter) return null;
  const items = window.items.slice(-itemsMax);
  return { channelId, cursor: entry.cursor, items, hasBefore: window.hasBefore || items.length < window.items.length };
}

/** All of a state that is kept. */
export function copyOf(state: ChatState, savedAt: number): KeptCopy {
  const windows = Object.entries(state.windows).flatMap(([channelId, window]) => toKept(state, channelId, window) ?? []);
  return { savedAt, bootstrap: toBootstrap(state), windows };
}

const toBootstrap = ({ workspace, me, user, can, members, channels }: ChatState): Bootstrap => ({
  workspace,
  me,
  user,
  can,
  members: Object.values(members),
  channels: Object.values(channels).flatMap(({ mine }) => (mine.isMember ? [mine] : [])),
  lastChannelId: null,
});

/** A chat's state as it was kept: each channel stands where its messages do, so that the log brings the rest. */
export function withKept(state: ChatState, { savedAt, windows }: KeptCopy): ChatState {
  const known = windows.filter(({ channelId }) => state.channels[channelId]);
  const entries = known.map(({ channelId, cursor }) => {
    const { mine } = state.channels[channelId] ?? {};
    return mine ? ([channelId, newEntry(mine, Math.min(cursor, mine.channel.version))] as const) : null;
  });
  return {
    ...state,
    keptAt: savedAt,
    channels: { ...state.channels, ...Object.fromEntries(entries.filter((entry) => entry !== null)) },
    windows: Object.fromEntries(
      known.map(({ channelId, cursor, items, hasBefore }) => [
        channelId,
        { ...loadingWindow(null), status: 'ready' as const, version: cursor, items, hasBefore },
      ]),
    ),
  };
}
