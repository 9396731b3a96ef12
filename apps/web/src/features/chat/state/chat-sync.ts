import type { SyncAnswer } from '@parley/contract/client-events';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { LogEvent } from '@parley/contract/server-events';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { applyBootstrap } from './apply-bootstrap.ts';
import { applyChannel, dropChannel } from './apply-channel.ts';
import { applySync } from './apply-sync.ts';
import { createCatchUp } from './catch-up.ts';
import { createChannelRefresh } from './channel-refresh.ts';
import type { ChatApi } from './chat-api.ts';
import { isTracked, putEntry, type ChatCache, type MessageChange } from './chat-cache.ts';
import { createEventInbox } from './event-inbox.ts';
import type { History } from './history.ts';
import { nextMoment } from './moment.ts';
import { isMarkElsewhere } from './unread-count.ts';

type Hooks<Cache extends ChatCache> = {
  read(): Cache;
  write(cache: Cache): void;
  api: Pick<ChatApi, 'channel' | 'bootstrap'>;
  history: History;
  sync(channels: Record<string, number>): Promise<SyncAnswer>;
  isConnected(): boolean;
  watching(): string | null;
  schedule(flush: () => void): void;
  /** Messages that appeared or changed, by whatever way. */
  onChanges(changes: MessageChange[], events: LogEvent[]): void;
  onBootstrap(bootstrap: Bootstrap): void;
  wait?: (ms: number) => Promise<void>;
};

/** In a channel before the reader's eyes the read mark comes first; only if it does not is the server asked to count. */
const watchedAskMs = 1_500;

/** Keeps the cache equal to the server: events as they come, gaps by `sync`, my side of channels by asking. */
export type ChatSync = {
  receive(event: LogEvent): void;
  /** The server's view of a channel, as the answer to something I did. */
  take(view: MyChannelView): void;
  /** After connecting: the channel list, then everything missed in the channels whose messages are held. */
  reconnected(isListFresh: boolean): Promise<void>;
  /** Everything new in all my channels. */
  poll(): Promise<void>;
  ask(channelId: string): Promise<void>;
  askAll(): Promise<void>;
};

export function createChatSync<Cache extends ChatCache>(hooks: Hooks<Cache>): ChatSync {
  const { read, write, history, wait } = hooks;

  const drop = (channelId: string) => {
    write(dropChannel(read(), channelId));
    inbox.settle(channelId);
  };

  /** What is on screen of a channel that was not known before may lack what happened meanwhile. */
  const welcome = (channelId: string, before: Cache) => {
    if (!before.channels[channelId]) {
      if (before.windows[channelId]?.status === 'error') void history.latest(channelId);
      if (before.thread?.channelId === channelId) void history.reloadThread();
    }
    inbox.settle(channelId);
  };
  const take = (view: MyChannelView, askedAt = 0) => {
    const before = read();
    write(applyChannel(before, view, askedAt));
    welcome(view.channel.id, before);
    askAgain(view);
  };
  /** My read mark stands elsewhere, and which of the two came later only a fresh answer tells. */
  const askAgain = (view: MyChannelView) => {
    const entry = read().channels[view.channel.id];
    if (entry && isMarkElsewhere(entry, view)) void refresh.ask(view.channel.id);
  };

  const refresh = createChannelRefresh({
    getChannel: hooks.api.channel,
    getAll: hooks.api.bootstrap,
    takeChannel: take,
    takeAll: (bootstrap, askedAt) => {
      const before = read();
      const applied = applyBootstrap(before, bootstrap, askedAt);
      write(applied.cache);
      hooks.onBootstrap(bootstrap);
      for (const { channel } of bootstrap.channels) welcome(channel.id, before);
      bootstrap.channels.forEach(askAgain);
      return applied.missing;
    },
    onGone: drop,
    isActive: hooks.isConnected,
    ...(wait ? { wait } : {}),
  });

  const catchUp = createCatchUp({
    sync: hooks.sync,
    isActive: hooks.isConnected,
    cursor: (channelId) => read().channels[channelId]?.cursor,
    apply: (answer) => {
      const applied = applySync(read(), answer);
      write(applied.cache);
      history.record(applied.changes);
      hooks.onChanges(applied.changes, []);
      for (const channelId of applied.ask) void refresh.ask(channelId, channelId === hooks.watching() ? watchedAskMs : 0);
      for (const channelId of Object.keys(answer.channels)) inbox.settle(channelId);
    },
    onMissing: (channelId) => {
      if (read().channels[channelId]?.mine.isMember) void refresh.ask(channelId);
    },
    onFarBehind: async (channelId) => {
      const askedAt = nextMoment();
      const view = await hooks.api.channel(channelId);
      // What is read from here on is at least as new as the view, so the cursor may jump to it.
      await Promise.all([
        read().windows[channelId] ? history.latest(channelId) : undefined,
        read().thread?.channelId === channelId ? history.reloadThread() : undefined,
      ]);
      write(applyChannel(read(), view, askedAt));
      askAgain(view);
      const entry = read().channels[channelId];
      if (entry && entry.cursor <= view.channel.version)
        write(
          putEntry(read(), channelId, { ...entry, cursor: view.channel.version, since: view.channel.version, isPartial: false }),
        );
      inbox.settle(channelId);
      // Not awaited: this is called from within the run that answers it.
      void catchUp.request([channelId]);
    },
    ...(wait ? { wait } : {}),
  });

  const inbox = createEventInbox<Cache>({
    read,
    write,
    schedule: hooks.schedule,
    watching: hooks.watching,
    onGap: (channelId) => catchUp.heal(channelId),
    onAsk: (channelId) => void refresh.ask(channelId, channelId === hooks.watching() ? watchedAskMs : 0),
    onApplied: (events, changes) => {
      history.record(changes);
      hooks.onChanges(changes, events);
    },
  });

  const mine = () => Object.values(read().channels).flatMap(({ mine }) => (mine.isMember ? [mine.channel.id] : []));

  return {
    receive: inbox.receive,
    take: (view) => take(view),
    reconnected: async (isListFresh) => {
      inbox.flush();
      await (isListFresh ? refresh.resume() : refresh.askAll());
      await catchUp.request(isListFresh ? mine() : mine().filter((channelId) => isTracked(read(), channelId)));
    },
    poll: () => catchUp.request(mine()),
    ask: (channelId) => refresh.ask(channelId),
    askAll: refresh.askAll,
  };
}
