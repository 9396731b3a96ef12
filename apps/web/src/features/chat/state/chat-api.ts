import type { DraftView } from '@parley/contract/draft';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MessagePage, MessageView } from '@parley/contract/message-view';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { toErrorBody } from '../../../lib/error-text.ts';
import { makeTRPCClient } from '../../../lib/trpc.tsx';
import { ChatError } from './chat-error.ts';

export type PageWish = { channelId: string; before?: number; after?: number; around?: number; aroundId?: string };
export type ThreadPage = { parent: MessageView; replies: MessageView[]; hasMore: boolean };

/** What the chat asks by request and response. Rejects with a ChatError. */
export type ChatApi = {
  page(wish: PageWish): Promise<MessagePage>;
  thread(wish: { messageId: string; after?: number }): Promise<ThreadPage>;
  readThread(mark: { messageId: string; seq: number }): Promise<unknown>;
  channel(channelId: string): Promise<MyChannelView>;
  bootstrap(): Promise<Bootstrap>;
  setDraft(draft: { channelId: string; parentId?: string; body: string; base: number; editedAt: number }): Promise<DraftView>;
  listDrafts(wish: {
    since: string | null;
    cursor: string | null;
  }): Promise<{ items: DraftView[]; nextCursor: string | null; at: string }>;
};

export function createChatApi(slug: string): ChatApi {
  const trpc = makeTRPCClient(slug);
  return {
    page: (wish) => refusing(trpc.message.page.query(wish)),
    thread: (wish) => refusing(trpc.message.thread.query(wish)),
    readThread: (mark) => refusing(trpc.thread.read.mutate(mark)),
    channel: (channelId) => refusing(trpc.channel.get.query({ channelId })),
    bootstrap: () => refusing(trpc.workspace.bootstrap.query()),
    setDraft: (draft) => refusing(trpc.draft.set.mutate(draft)),
    listDrafts: (wish) => refusing(trpc.draft.list.query(wish)),
  };
}

/** Its errors, as the chat knows them. */
export async function refusing<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    const isAnswered =
      typeof error === 'object' && error !== null && 'data' in error && error.data !== undefined && error.data !== null;
    throw new ChatError(toErrorBody(error), { isUnreachable: !isAnswered, cause: error });
  }
}
