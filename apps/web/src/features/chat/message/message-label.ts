import type { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatWhenInWords } from '@/lib/format-time';
import type { PlainNames } from '../markdown/plain-text.ts';
import { messageWords } from './message-words.ts';

type Words = ReturnType<typeof useTranslations<'message'>>;
const longest = 400;

/** A message as it is read aloud: author first, then when, what, and what hangs on it. */
export function messageLabel(message: MessageView, names: PlainNames, t: Words): string {
  const name = names.nameOf(message.author.memberId) ?? message.author.name;
  const head = `${name}, ${formatWhenInWords(message.createdAt)}`;
  if (message.deletedAt) return `${head}: ${t('deletedShort')}`;
  const text = message.body || message.extra ? messageWords(message, names, t) : '';
  const parts = [
    text.length > longest ? `${text.slice(0, longest)}…` : text,
    message.files.length ? t('filesNamed', { names: message.files.map(({ name }) => name).join(', ') }) : '',
    message.editedAt ? t('editedShort') : '',
    message.extra?.label?.name ?? '',
    message.pinnedAt ? t('pinned') : '',
    message.reactions.length ? message.reactions.map(({ emoji, memberIds }) => `${emoji} ${memberIds.length}`).join(' ') : '',
    message.replyCount ? t('replyCount', { count: message.replyCount }) : '',
  ];
  return `${head}: ${parts.filter(Boolean).join(', ')}`;
}
