import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MemberView } from '@parley/contract/member-view';
import type { PresenceView } from '@parley/contract/presence';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { emptyCache } from './apply-bootstrap.ts';
import type { ChatCache } from './chat-cache.ts';
import type { Connection, PendingMessage } from './chat-client.tsx';
import type { Drafts } from './draft-record.ts';
import type { Overlays } from './optimistic.ts';

export type ChatState = ChatCache & {
  workspace: Bootstrap['workspace'];
  me: MemberView;
  user: Bootstrap['user'];
  can: Bootstrap['can'];
  members: Record<string, MemberView>;
  pending: PendingMessage[];
  overlays: Overlays;
  presences: Record<string, PresenceView>;
  typing: Record<string, string[]>;
  connection: Connection;
  drafts: Drafts;
  /** What is shown was kept at this moment, and the server has not been heard since; null once it has. */
  keptAt: number | null;
};
export type ChatStore = StoreApi<ChatState>;

export function createChatStore(bootstrap: Bootstrap): ChatStore {
  return createStore<ChatState>(() => ({
    ...emptyCache(bootstrap),
    workspace: bootstrap.workspace,
    me: bootstrap.me,
    user: bootstrap.user,
    can: bootstrap.can,
    members: toMembers(bootstrap),
    pending: [],
    overlays: {},
    presences: {},
    typing: {},
    connection: { state: 'connecting', since: Date.now(), retryAt: null },
    drafts: {},
    keptAt: null,
  }));
}

export function toMembers({ members, me }: Bootstrap): Record<string, MemberView> {
  return Object.fromEntries([...members, me].map((member) => [member.id, member]));
}
