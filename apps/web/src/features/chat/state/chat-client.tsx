'use client';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { ClientEventInput } from '@parley/contract/client-events';
import type { DraftView } from '@parley/contract/draft';
import type { ErrorBody } from '@parley/contract/error-code';
import type { FileView } from '@parley/contract/file-view';
import type { MemberView } from '@parley/contract/member-view';
import type { MessageExtraInput } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import type { PresenceView } from '@parley/contract/presence';
import type { MyTopic } from '@parley/contract/server-events';
import type { Bootstrap, WorkspaceAbilities, WorkspaceView } from '@parley/contract/workspace-view';
import { createChatApi } from './chat-api.ts';
import type { ChatState, ChatStore } from './chat-store.ts';
import { createChat } from './create-chat.ts';
import { draftKey, type DraftPlace, type DraftRecord } from './draft-record.ts';
import type { Around } from './history.ts';
import type { KeptCopy } from './kept-copy.ts';
import { withOverlays } from './optimistic.ts';
import { membersByName, myChannels, namesOf } from './shared-lists.ts';

/** A message on its way. It leaves this list in the same moment as its MessageView with the same `clientId` appears. */
export type PendingMessage = {
  clientId: string;
  channelId: string;
  parentId: string | null;
  body: string;
  files: FileView[];
  /** A reply that is to be shown in the channel as well. */
  broadcast?: boolean;
  extra?: MessageExtraInput;
  /** A rule of the firm has asked, and its author sends it all the same. */
  acceptsWarning?: true;
  createdAt: string;
  state: 'queued' | 'sending' | 'failed';
  error?: ErrorBody;
};

/**
 * `polling`: WebSockets are blocked here, everything works with a few seconds' delay. `offline`: no way to the server.
 * `ended`: signed out, deactivated or expired; nothing is tried again. `retryAt` is when the next attempt starts.
 */
export type Connection = {
  state: 'connecting' | 'live' | 'polling' | 'offline' | 'ended';
  since: number;
  retryAt: number | null;
  endedReason?: string;
};

export type LoadStatus = 'loading' | 'ready' | 'error';

export type ChannelMessages = {
  /** Top level only, ascending seq. */
  items: MessageView[];
  pending: PendingMessage[];
  hasBefore: boolean;
  hasAfter: boolean;
  status: LoadStatus;
  error: ErrorBody | null;
  /** The first message above this seq, from somebody else, wears the unread line; null for none. Fixed until the channel is left. */
  unreadLineSeq: number | null;
  loadingBefore: boolean;
  loadingAfter: boolean;
};

export type ThreadMessages = {
  parent: MessageView | null;
  replies: MessageView[];
  pending: PendingMessage[];
  status: LoadStatus;
  error: ErrorBody | null;
  hasMore: boolean;
};

/** `edit`, `remove`, `react` and `setPresence` show at once; when refused they are taken back and a ChatError is thrown. */
export type ChatClient = {
  /** Connects; the answer stops everything. */
  start(): () => void;
  /** Answers the `clientId` of the message. */
  send(input: {
    channelId: string;
    parentId?: string;
    body: string;
    files?: FileView[];
    broadcast?: boolean;
    extra?: MessageExtraInput;
  }): string;
  /** Undoes a sending: what is still here is discarded, what is there is deleted; 'deleted' says that its files went with it. */
  takeBack(clientId: string): Promise<'discarded' | 'deleted'>;
  retry(clientId: string, word?: { acceptsWarning: true }): void;
  discard(clientId: string): void;
  edit(messageId: string, body: string, word?: { acceptsWarning?: true }): Promise<void>;
  remove(messageId: string): Promise<void>;
  react(messageId: string, emoji: string, on: boolean): Promise<void>;
  /** Shows the state of a message that a procedure answered with, without waiting for its event. */
  take(message: MessageView): void;
  openChannel(channelId: string, options?: { around?: Around }): void;
  loadBefore(channelId: string): Promise<void>;
  loadAfter(channelId: string): Promise<void>;
  jumpToLatest(channelId: string): void;
  openThread(messageId: string): void;
  closeThread(): void;
  loadMoreReplies(): void;
  /** `isByHand`: not by seeing it; overrides a mark as unread. */
  markRead(channelId: string, seq: number, options?: { isByHand?: boolean }): void;
  /** This message and those after it are unread again, on all devices; seeing them does not change that until the channel is opened anew. */
  markUnread(channelId: string, seq: number): void;
  markThreadRead(messageId: string, seq: number): void;
  typing(channelId: string): void;
  /** Keeps an unsent text, here and on this person's other devices. */
  setDraft(place: DraftPlace, text: string): void;
  /** Shows a draft that a procedure answered with. */
  takeDraft(view: DraftView): void;
  setPresence(input: ClientEventInput<'presence.set'>): Promise<void>;
  watchPresence(memberIds: string[]): () => void;
  /** Hears that something of this member's own has changed on another device, and of everything after a reconnect. */
  onMine(listener: (topics: readonly MyTopic[]) => void): () => void;
  retryConnection(): void;
  addChannel(mine: MyChannelView): void;
  updateChannel(mine: MyChannelView): void;
  removeChannel(channelId: string): void;
};

const ChatContext = createContext<{ client: ChatClient; store: ChatStore } | null>(null);

/** One chat per workspace: give it `key={slug}` where the workspace can change. */
type Props = { slug: string; bootstrap: Bootstrap; kept?: KeptCopy | undefined; children: ReactNode };
export function ChatProvider({ slug, bootstrap, kept, children }: Props) {
  const [chat] = useState(() => createChat({ slug, bootstrap, kept, api: createChatApi(slug) }));
  // The connection to the server lives as long as the chat is on screen.
  useEffect(() => chat.client.start(), [chat]);
  return <ChatContext value={chat}>{children}</ChatContext>;
}

function useChat() {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('The chat is used outside its ChatProvider.');
  return chat;
}
function useChatState<Value>(select: (state: ChatState) => Value): Value {
  return useStore(useChat().store, select);
}

export const useChatClient = (): ChatClient => useChat().client;
/** The state itself, for acts that read it when they are done; what is drawn takes a hook below. */
export const useChatStore = (): ChatStore => useChat().store;

/** The channels and conversations I belong to: named ones by name, then conversations with the latest first. */
export const useChannels = (): MyChannelView[] => useChatState((state) => myChannels(state.channels));

/** A channel I know of; also one that I only look at without belonging to it. */
export const useChannel = (channelId: string): MyChannelView | undefined =>
  useChatState((state) => state.channels[channelId]?.mine);

export function useMessages(channelId: string): ChannelMessages {
  const window = useChatState((state) => state.windows[channelId]);
  const overlays = useChatState((state) => state.overlays);
  const pending = useChatState(
    useShallow((state) => state.pending.filter((message) => message.channelId === channelId && message.parentId === null)),
  );
  return useMemo(() => {
    if (!window) return { ...unopened, pending };
    const { items, hasBefore, hasAfter, status, error, unreadLineSeq, loadingBefore, loadingAfter } = window;
    const shown = withOverlays(items, overlays);
    return { items: shown, pending, hasBefore, hasAfter, status, error, unreadLineSeq, loadingBefore, loadingAfter };
  }, [window, overlays, pending]);
}

export function useThread(messageId: string): ThreadMessages {
  const thread = useChatState((state) =>
    state.thread && (state.thread.messageId === messageId || state.thread.parent?.id === messageId) ? state.thread : null,
  );
  const parentId = thread?.parent?.id ?? messageId;
  const overlays = useChatState((state) => state.overlays);
  const pending = useChatState(useShallow((state) => state.pending.filter((message) => message.parentId === parentId)));
  return useMemo(() => {
    if (!thread) return { ...unopenedThread, pending };
    const { parent, replies, status, error, hasMore } = thread;
    const [shownParent = null] = parent ? withOverlays([parent], overlays) : [];
    return { parent: shownParent, replies: withOverlays(replies, overlays), pending, status, error, hasMore };
  }, [thread, overlays, pending]);
}

export function usePresence(memberId: string): PresenceView {
  const presence = useChatState((state) => state.presences[memberId]);
  return useMemo(() => presence ?? { memberId, state: 'offline', text: null, emoji: null, until: null }, [presence, memberId]);
}

/** Ids of the people who are writing in a channel, without me. */
export const useTyping = (channelId: string): string[] => useChatState((state) => state.typing[channelId] ?? nobody);
export const useConnection = (): Connection => useChatState((state) => state.connection);
/** When that which is shown was kept; null where the server has been heard since. */
export const useKeptAt = (): number | null => useChatState((state) => state.keptAt);
export const useMember = (memberId: string): MemberView | undefined => useChatState((state) => state.members[memberId]);
export const useMembers = (): MemberView[] => useChatState((state) => membersByName(state.members));
/** Names by member id, as one function that changes only when the people do. */
export const useNameOf = (): ((memberId: string) => string | undefined) => useChatState((state) => namesOf(state.members));
export const useMe = (): MemberView => useChatState((state) => state.me);
export const useUser = (): Bootstrap['user'] => useChatState((state) => state.user);
export const useWorkspace = (): WorkspaceView => useChatState((state) => state.workspace);
export const useCan = (): WorkspaceAbilities => useChatState((state) => state.can);
/** How many of my messages are on their way or wait for the connection. */
export const usePendingCount = (): number => useChatState((state) => state.pending.length);
/** What waits for me; a muted channel counts for nothing. */
export const useTotalUnread = (): number =>
  useChatState((state) =>
    Object.values(state.channels).reduce((sum, { mine }) => sum + (mine.isMember && !mine.isMuted ? mine.unread : 0), 0),
  );

/** Text not yet sent, kept over reloads and devices. */
export function useDraft({ channelId, parentId }: DraftPlace): [string, (text: string) => void] {
  const client = useChatClient();
  const text = useChatState((state) => state.drafts[draftKey({ channelId, parentId })]?.text ?? '');
  const setText = useCallback(
    (next: string) => client.setDraft({ channelId, ...(parentId ? { parentId } : {}) }, next),
    [client, channelId, parentId],
  );
  return [text, setText];
}
/** Versions of a draft that two devices wrote apart from each other, besides the one that is shown. */
export const useDraftOthers = (key: string): DraftRecord['others'] =>
  useChatState((state) => state.drafts[key]?.others ?? noOthers);
/** Whether something unsent stands here. */
export const useHasDraft = (key: string): boolean => useChatState((state) => (state.drafts[key]?.text ?? '').trim() !== '');
/** All that is unsent, the last changed first. */
export function useDrafts(): { key: string; draft: DraftRecord }[] {
  const drafts = useChatState((state) => state.drafts);
  return useMemo(
    () =>
      Object.entries(drafts)
        .flatMap(([key, draft]) => (draft.text.trim() === '' && draft.others.length === 0 ? [] : [{ key, draft }]))
        .toSorted((a, b) => b.draft.editedAt - a.draft.editedAt),
    [drafts],
  );
}

const noOthers: DraftRecord['others'] = [];
const nobody: string[] = [];
const unopenedThread = { parent: null, replies: [], status: 'loading' as const, error: null, hasMore: false };
const unopened = {
  items: [],
  hasBefore: false,
  hasAfter: false,
  status: 'loading' as const,
  error: null,
  unreadLineSeq: null,
  loadingBefore: false,
  loadingAfter: false,
};
