import type { Preferences } from '@parley/contract/preferences';
import { addressOf, type MessageWords } from '../notification/message-words.ts';
import { toldWords } from '../notification/told-words.ts';
import type { Mail } from './deliver-mail.ts';
import { renderMail } from './render-mail.ts';

type Content = {
  to: string;
  key: string;
  tenant: { slug: string; name: string };
  preferences: Pick<Preferences, 'locale' | 'pushContent'>;
  words: MessageWords[];
  count: number;
  token: string;
};

/** What waited while somebody was away; only that something waits, where they want no content outside the chat. */
export function unreadMail({ to, key, tenant, preferences, words, count, token }: Content): Mail {
  const told = toldWords[preferences.locale ?? 'en'];
  const lines = words.map(({ author, channel, text }) => `${author}${channel ? ` · #${channel}` : ''}: ${text}`);
  const more = count > words.length ? [told.more(count - words.length)] : [];
  const stopUrl = addressOf(`/unsubscribe?token=${token}`);
  return {
    to,
    messageKey: key,
    subject: told.mailSubject(tenant.name),
    oneClickUrl: addressOf(`/api/unsubscribe?token=${token}`),
    ...renderMail({
      title: told.mailTitle,
      paragraphs: preferences.pushContent === 'hidden' ? [told.hiddenLine(count)] : [...lines, ...more],
      action: { label: told.open, url: addressOf(`/${tenant.slug}/catch-up`) },
      footnote: told.footnote,
      secondary: { label: told.stop, url: stopUrl },
    }),
  };
}
