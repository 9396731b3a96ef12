'use client';
import type { MessageView } from '@parley/contract/message-view';
import { openPane } from '../shell/use-chat-location.ts';
import { formatWhenInWords } from '../time/format-time.ts';

export function ThreadSummary({ message }: { message: MessageView }) {
  const count = message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`;
  return (
    <button
      type="button"
      className="-ms-1.5 mt-1 flex items-center gap-2 rounded-sm px-1.5 py-0.5 text-sm font-[580] text-accent-text hover:bg-accent-soft"
      onClick={() => openPane({ kind: 'thread', id: message.id })}
    >
      {count}
      {message.lastReplyAt && <span className="font-normal text-ink-3">last {formatWhenInWords(message.lastReplyAt)}</span>}
    </button>
  );
}
