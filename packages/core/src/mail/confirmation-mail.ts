import { config } from '../config.ts';
import type { IssuedEmailToken } from '../identity/issue-email-token.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { renderMail } from './render-mail.ts';

export function confirmationMail({ token, email, name, key, locale }: IssuedEmailToken): Mail {
  const { confirm } = wordsIn(locale);
  return {
    to: email,
    messageKey: key,
    subject: confirm.subject,
    ...renderMail(locale, {
      title: confirm.subject,
      paragraphs: [confirm.hello(isolate(name)), confirm.lead],
      action: { label: confirm.action, url: `${config().publicUrl}/confirm?token=${token}` },
      footnote: confirm.footnote,
    }),
  };
}
