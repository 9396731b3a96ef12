import { createContext, use } from 'react';
import type { MarkdownPeople } from '../markdown/markdown.tsx';

/** What the messages of one feed share, so that a row takes only its message. */
export type FeedContextValue = {
  channelId: string;
  /** Within a thread there is no further thread to open. */
  isThread: boolean;
  canPost: boolean;
  /** May answer, react and vote: everybody in the channel, also where only some begin conversations. */
  canReact: boolean;
  /** What is said between a few people stays there. */
  isConversation: boolean;
  canModerate: boolean;
  myId: string;
  nameOf: (memberId: string) => string | undefined;
  localPath: (href: string) => string | null;
  editingId: string | null;
  setEditingId: (messageId: string | null) => void;
  /** What texts are drawn with, but for whom each one mentions. */
  markdown: Omit<MarkdownPeople, 'mentioned'>;
  /** The messages that I keep for later. */
  savedIds: ReadonlySet<string>;
  /** Lit up for a moment after a jump. */
  litId: string | null;
};

export const FeedContext = createContext<FeedContextValue | null>(null);

export function useFeed(): FeedContextValue {
  const feed = use(FeedContext);
  if (!feed) throw new Error('useFeed is used outside a feed');
  return feed;
}
