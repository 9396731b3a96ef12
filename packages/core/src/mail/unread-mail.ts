import type { Locale } from '@parley/contract/choices';
import type { Preferences } from '@parley/contract/preferences';
import { addressOf, type MessageWords } from '../notification/message-words.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import type { MailFirm } from './mail-firm.ts';
import { renderMail } from './render-mail.ts';

type Content = {
  to: string;
  key: string;
  tenant: { slug: string; name: string };
  locale: Locale;
  preferences: Pick<Preferences, 'pushContent'>;
  words: MessageWords[];
  count: number;
  token: string;
  look?: MailFirm | null;
};

/** What waited while somebody was away; only that something waits, where they want no content outside the chat. */
export function unreadMail({ to, key, tenant, locale, preferences, words, count, token, look }: Content): Mail {
  const told = wordsIn(locale).unread;
  const lines = words.map(
    ({ author, channel, text }) => `${isolate(author)}${channel ? ` · ${isolate(`#${channel}`)}` : ''}: ${isolate(text)}`,
  );
  const more = count > words.length ? [told.more(count - words.length)] : [];
  const stopUrl = addressOf(`/unsubscribe?token=${token}`);
  return {
    to,
    messageKey: key,
    subject: told.subject(tenant.name),
    oneClickUrl: addressOf(`/api/unsubscribe?token=${token}`),
    ...renderMail(locale, {
      title: told.title,
      paragraphs: preferences.pushContent === 'hidden' ? [told.hidden(count)] : [...lines, ...more],
      action: { label: told.open, url: addressOf(`/${tenant.slug}/catch-up`) },
      footnote: told.footnote,
      secondary: { label: told.stop, url: stopUrl },
      firm: look,
    }),
  };
}
