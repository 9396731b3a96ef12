import type { MessageView } from '@parley/contract/message-view';
import { plainText, type PlainNames } from '../markdown/plain-text.ts';

type Words = (key: 'deleted' | 'movedAway' | 'snippetNamed' | 'snippet', values?: { title: string }) => string;

/** One line that stands for a message in a list: what it says, else what it is. */
export function messageWords(message: MessageView, names: PlainNames, t: Words): string {
  const { extra } = message;
  if (message.deletedAt) return t('deleted');
  if (extra?.moved?.to) return t('movedAway');
  if (extra?.snippet) return t('snippetNamed', { title: extra.snippet.title || t('snippet') });
  const body = message.body || extra?.poll?.question || extra?.forward?.body || '';
  return plainText(body, names) || (message.files[0]?.name ?? '');
}
