import { v7 } from 'uuid';
import type { MessageView } from '@parley/contract/message-view';
import { logEventNames, myTopics, type LogEvent, type MyTopic, type ServerEventPayload } from '@parley/contract/server-events';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { newRequestId } from '../../../lib/request-id.ts';
import { afterFirstScreen } from './after-first-screen.ts';
import { dropChannel } from './apply-channel.ts';
import type { ChatApi } from './chat-api.ts';
import { putWindow, type MessageChange } from './chat-cache.ts';
import type { ChatClient, Connection, PendingMessage } from './chat-client.tsx';
import { createChatStore, toMembers, type ChatState, type ChatStore } from './chat-store.ts';
import { createChatSync } from './chat-sync.ts';
import { startKeeping, withKept } from './copy-keeper.ts';
import { createDraftStorage } from './draft-storage.ts';
import { createDraftSync } from './draft-sync.ts';
import { createPresence } from './create-presence.ts';
import { createHistory } from './history.ts';
import { forgetCopies, readThread, type KeptCopy } from './kept-copy.ts';
import { writeLastChannel } from './local-settings.ts';
import { createMessageActions } from './message-actions.ts';
import { nextFrame } from './next-frame.ts';
import { createOutbox } from './outbox.ts';
import { indexedDbOutbox, type OutboxStore } from './outbox-store.ts';
import { placeMessage } from './place-message.ts';
import { createReading } from './reading.ts';
import { createRealtimeConnection } from './realtime-connection.ts';
import { realtimeHttp, type RealtimeHttp } from './realtime-http.ts';
import { openSocket, type OpenSocket } from './realtime-socket.ts';
import { createTakeBack } from './take-back.ts';
import { createTypingTracker } from './typing-tracker.ts';
import { wipeLocal } from './wipe-local.ts';
import { tellLeftOut } from './tell-left-out.ts';

type Options = {
  slug: string;
  bootstrap: Bootstrap;
  /** Where `bootstrap` is one that this browser kept: the messages kept with it. */
  kept?: KeptCopy | undefined;
  api: ChatApi;
  http?: RealtimeHttp;
  openSocket?: OpenSocket;
  outboxStore?: OutboxStore;
  schedule?: (flush: () => void) => void;
};

const listFreshMs = 15_000;
/** Nothing pushes membership and presence to somebody who polls. */
const pollListMs = 30_000;
/** People whom the list does not know are looked up this often at most. */
const membersEveryMs = 3_000;

/** One chat of one person in one workspace: store, client and all that keeps them right. Touches the browser from `start` on. */
export function createChat(options: Options): { client: ChatClient; store: ChatStore } {
  const { slug, bootstrap, api } = options;
  const owner = `${bootstrap.workspace.id}:${bootstrap.me.id}`;
  const store = createChatStore(bootstrap);
  const read = (): ChatState => store.getState();
  const write = (state: Partial<ChatState>) => store.setState(state);
  if (options.kept) write(withKept(read(), options.kept));

  const drafts = createDraftSync({ api, storage: createDraftStorage(owner), onChange: (known) => write({ drafts: known }) });

  let active: string | null = null;
  let listAt = options.kept ? 0 : Date.now();
  let wasConnected = false;
  let membersAt = 0;
  let membersTimer: ReturnType<typeof setTimeout> | undefined;

  const connection = createRealtimeConnection({
    http: options.http ?? realtimeHttp(slug),
    openSocket: options.openSocket ?? openSocket,
    newRequestId,
    onEvent: (name, payload) => hear(name, payload),
    onChange: (next) => connectionChanged(next),
    onConnected: () => connected(),
    onPoll: () => poll(),
  });
  const history = createHistory<ChatState>(api, { read, write }, (messageId) => readThread(owner, messageId));

  /** The channel whose newest messages are before the reader's eyes. */
  const watching = (): string | null => {
    const window = active === null ? undefined : read().windows[active];
    const isSeen = document.visibilityState === 'visible' && document.hasFocus();
    return isSeen && window?.status === 'ready' && !window.hasAfter && window.reading === 'end' && !reading.isHeld(active ?? '')
      ? active
      : null;
  };

  const isOpening = () => active !== null && read().windows[active]?.status === 'loading';

  const sync = createChatSync<ChatState>({
    read,
    write,
    api,
    history,
    sync: (channels) => connection.request('sync', { channels }),
    isConnected: () => ['live', 'polling'].includes(connection.state()),
    watching,
    schedule: options.schedule ?? nextFrame,
    onChanges: (changes, events) => noticeChanges(changes, events),
    onBootstrap: (fresh) => {
      listAt = membersAt = Date.now();
      const { workspace, me, user, can } = fresh;
      if (workspace.id === read().workspace.id) write({ workspace, me, user, can, members: toMembers(fresh), keptAt: null });
    },
  });

  const outbox = createOutbox({
    store: options.outboxStore ?? indexedDbOutbox(owner),
    deliver: async ({ clientId, channelId, parentId, body, files, broadcast, extra, acceptsWarning }) => {
      const fileIds = files.map(({ id }) => id);
      const input = {
        clientId,
        channelId,
        body,
        ...(parentId ? { parentId } : {}),
        ...(fileIds.length > 0 ? { fileIds } : {}),
        ...(broadcast ? { broadcast } : {}),
        ...(extra ? { extra } : {}),
        ...(acceptsWarning ? { acceptsWarning } : {}),
      };
      const { message, leftOut } = await connection.request('message.send', input);
      tellLeftOut(leftOut);
      return message;
    },
    // The message takes its pending self's place in one write.
    onChange: (pending, delivered) => {
      if (delivered) backTaking.noticeSent(delivered);
      write(delivered ? { ...place(delivered), pending } : { pending });
    },
  });

  const typing = createTypingTracker((channelId, memberIds) => write({ typing: { ...read().typing, [channelId]: memberIds } }));
  const place = (message: MessageView): ChatState => {
    history.record([{ message }]);
    return placeMessage(read(), { message });
  };
  const reading = createReading({ connection, api, read, write, ask: (channelId) => void sync.ask(channelId) });
  const presence = createPresence({ connection, read, write });
  const actions = createMessageActions({ connection, read, write, place });

  const backTaking = createTakeBack({ store, discard: (clientId) => outbox.discard(clientId), remove: actions.remove });

  const hear = (name: string, payload: unknown) => {
    if ((logEventNames as readonly string[]).includes(name)) return sync.receive({ name, payload } as LogEvent);
    if (name === 'channel.readElsewhere') {
      const count = payload as ServerEventPayload<'channel.readElsewhere'>;
      return reading.takeCount(count.channelId, count);
    }
    if (name === 'channel.typing') {
      const { channelId, memberId } = payload as ServerEventPayload<'channel.typing'>;
      return memberId === read().myId ? undefined : typing.heard(channelId, memberId);
    }
    if (name === 'my.changed') return tellMine((payload as ServerEventPayload<'my.changed'>).topics);
    if (name === 'presence.changed') presence.take((payload as ServerEventPayload<'presence.changed'>).presences);
  };

  // What is this member's own (drafts, saved messages, …) lies in the query cache; whoever keeps it listens here.
  const mineListeners = new Set<(topics: readonly MyTopic[]) => void>();
  const tellMine = (topics: readonly MyTopic[]) => {
    if (topics.includes('sidebar')) void sync.askAll();
    if (topics.includes('drafts')) void drafts.pull();
    if (topics.includes('people')) presence.repeat();
    for (const listener of mineListeners) listener(topics);
  };

  const noticeChanges = (changes: MessageChange[], events: LogEvent[]) => {
    const { myId, members } = read();
    let hasStranger = false;
    for (const { message } of changes) {
      if (message.author.memberId === myId) {
        backTaking.noticeSent(message);
        outbox.confirm(message.clientId);
      } else hasStranger ||= !members[message.author.memberId];
    }
    for (const event of events) {
      if (event.name === 'message.created') typing.done(event.payload.channelId, event.payload.message.author.memberId);
      if (event.name === 'channel.memberAdded') hasStranger ||= !members[event.payload.memberId];
    }
    if (hasStranger) lookUpStrangers();
  };
  const lookUpStrangers = () => {
    membersTimer ??= setTimeout(
      () => {
        membersTimer = undefined;
        membersAt = Date.now();
        void sync.askAll();
      },
      Math.max(0, membersAt + membersEveryMs - Date.now()),
    );
  };

  const connected = () => {
    history.connected();
    outbox.wake();
    drafts.wake();
    presence.connected();
    tellMine(myTopics.filter((topic) => topic !== 'sidebar' && topic !== 'people'));
    // A list that came before a connection was lost does not know what other devices read meanwhile.
    void sync.reconnected(!wasConnected && Date.now() - listAt < listFreshMs);
    wasConnected = true;
  };
  const connectionChanged = (next: Connection) => {
    write({ connection: next });
    if (next.state === 'ended') void forgetCopies().catch(() => {});
    if (next.endedReason !== 'signedOut' && next.endedReason !== 'deactivated') return;
    drafts.forget();
    void wipeLocal();
  };
  const poll = () => {
    void sync.poll();
    if (Date.now() - listAt < pollListMs) return;
    void sync.askAll();
    void drafts.pull();
    for (const listener of mineListeners) listener(['draftFiles']);
    presence.repeat();
  };

  const client: ChatClient = {
    start: () => {
      const stopDrafts = drafts.start();
      void outbox.load();
      const stopKeeping = startKeeping(owner, store);
      const callOff = afterFirstScreen(isOpening, store.subscribe, connection.start);
      const stopPresence = presence.start();
      const listeners = new AbortController();
      const { signal } = listeners;
      window.addEventListener('online', () => connection.networkChanged(true), { signal });
      window.addEventListener('offline', () => connection.networkChanged(false), { signal });
      window.addEventListener('pagehide', drafts.flush, { signal });
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && connection.retry(), { signal });
      return () => {
        listeners.abort();
        callOff();
        stopPresence();
        stopDrafts();
        stopKeeping();
        clearTimeout(membersTimer);
        membersTimer = undefined;
        connection.stop();
        outbox.stop();
        typing.stop();
      };
    },
    send: ({ channelId, parentId, body, files = [], broadcast, extra }) => {
      const createdAt = new Date().toISOString();
      const message: PendingMessage = {
        clientId: v7(),
        channelId,
        parentId: parentId ?? null,
        body,
        files,
        ...(broadcast ? { broadcast } : {}),
        ...(extra ? { extra } : {}),
        createdAt,
        state: 'queued',
      };
      typing.sent(channelId);
      if (!parentId && read().windows[channelId]?.hasAfter) client.jumpToLatest(channelId);
      outbox.add(message);
      return message.clientId;
    },
    takeBack: backTaking.takeBack,
    retry: outbox.retry,
    discard: outbox.discard,
    ...actions,
    take: (message) => write(place(message)),
    openChannel: (channelId, { around } = {}) => {
      const mine = read().channels[channelId]?.mine;
      if (!mine) void sync.ask(channelId);
      const held = active === channelId ? read().windows[channelId]?.unreadLineSeq : undefined;
      if (active !== null && active !== channelId) history.leave(active);
      if (active !== channelId || around === undefined) reading.release(channelId);
      active = channelId;
      writeLastChannel(slug, channelId);
      const line = mine && mine.unread > 0 ? mine.readSeq : null;
      history.open(channelId, held === undefined ? line : held, around);
    },
    loadBefore: history.before,
    loadAfter: history.after,
    jumpToLatest: (channelId) => {
      if (read().windows[channelId]?.hasAfter) void history.latest(channelId);
      else write(putWindow(read(), channelId, { reading: 'end' }));
    },
    openThread: history.openThread,
    closeThread: history.closeThread,
    loadMoreReplies: () => void history.moreReplies(),
    markRead: reading.markRead,
    markUnread: reading.markUnread,
    markThreadRead: reading.markThreadRead,
    typing: (channelId) => {
      if (connection.state() === 'live' && typing.shouldTell(channelId))
        connection.request('channel.typing', { channelId }).catch(() => {});
    },
    setDraft: drafts.edit,
    takeDraft: drafts.take,
    setPresence: presence.setPresence,
    watchPresence: presence.watchPresence,
    onMine: (listener) => {
      mineListeners.add(listener);
      return () => mineListeners.delete(listener);
    },
    retryConnection: connection.retry,
    addChannel: sync.take,
    updateChannel: sync.take,
    removeChannel: (channelId) => write(dropChannel(read(), channelId)),
  };

  return { client, store };
}
