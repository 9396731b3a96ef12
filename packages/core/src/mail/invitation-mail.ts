import { config } from '../config.ts';
import type { IssuedInvitation } from '../invitation/issue-invitation-token.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { renderMail } from './render-mail.ts';

export function invitationMail(invitation: IssuedInvitation): Mail {
  const { token, email, inviterName, workspaceName, expiresAt, key, locale } = invitation;
  const words = wordsIn(locale).invitation;
  const firm = isolate(workspaceName);
  const until = expiresAt.toLocaleDateString(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return {
    to: email,
    messageKey: key,
    subject: words.subject(inviterName, workspaceName),
    ...renderMail(locale, {
      title: words.title(firm),
      paragraphs: [words.lead(isolate(inviterName), firm), words.next],
      action: { label: words.action(firm), url: `${config().publicUrl}/invitation?token=${token}` },
      footnote: words.footnote(until),
    }),
  };
}
