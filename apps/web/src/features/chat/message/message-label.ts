import type { MessageView } from '@parley/contract/message-view';
import { plainText } from '../markdown/plain-text.ts';
import { formatWhenInWords } from '../time/format-time.ts';

type NameOf = (memberId: string) => string | undefined;
const longest = 400;

/** A message as it is read aloud: author first, then when, what, and what hangs on it. */
export function messageLabel(message: MessageView, nameOf: NameOf): string {
  const head = `${message.author.name}, ${formatWhenInWords(message.createdAt)}`;
  if (message.deletedAt) return `${head}: message deleted`;
  const text = plainText(message.body, nameOf);
  const parts = [
    text.length > longest ? `${text.slice(0, longest)}…` : text,
    message.files.length ? `files: ${message.files.map(({ name }) => name).join(', ')}` : '',
    message.editedAt ? 'edited' : '',
    message.reactions.length ? message.reactions.map(({ emoji, memberIds }) => `${emoji} ${memberIds.length}`).join(' ') : '',
    message.replyCount ? (message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`) : '',
  ];
  return `${head}: ${parts.filter(Boolean).join(', ')}`;
}
