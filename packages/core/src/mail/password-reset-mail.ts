import { config } from '../config.ts';
import type { IssuedEmailToken } from '../identity/issue-email-token.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { renderMail } from './render-mail.ts';

export function passwordResetMail({ token, email, name, key, locale }: IssuedEmailToken): Mail {
  const { reset } = wordsIn(locale);
  return {
    to: email,
    messageKey: key,
    subject: reset.subject,
    ...renderMail(locale, {
      title: reset.subject,
      paragraphs: [reset.hello(isolate(name)), reset.lead],
      action: { label: reset.subject, url: `${config().publicUrl}/reset?token=${token}` },
      footnote: reset.footnote,
    }),
  };
}
