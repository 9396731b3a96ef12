'use client';
import type { MessageView } from '@parley/contract/message-view';
import { useMember } from '../state/chat-client.tsx';

/** What the author is called now. The message says what they were called when it was read. */
export function useAuthorName({ author }: Pick<MessageView, 'author'>): string {
  return useMember(author.memberId)?.name ?? author.name;
}
