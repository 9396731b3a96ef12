import { config } from '../config.ts';
import type { IssuedInvitation } from '../invitation/issue-invitation-token.ts';
import { peopleWords } from '../words/people-words.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { dayIn } from './people-mails.ts';
import { renderMail } from './render-mail.ts';

export function invitationMail(invitation: IssuedInvitation): Mail {
  const { token, email, inviterName, workspaceName, expiresAt, key, locale, isOwnWish, isGuest, look } = invitation;
  const words = wordsIn(locale).invitation;
  const firm = isolate(workspaceName);
  const until = dayIn(locale, expiresAt);
  const { joining, guest } = peopleWords[locale];
  return {
    to: email,
    messageKey: key,
    subject: isOwnWish ? joining.subject(workspaceName) : words.subject(inviterName, workspaceName),
    ...renderMail(locale, {
      title: words.title(firm),
      paragraphs: [
        isOwnWish ? joining.lead(firm) : words.lead(isolate(inviterName), firm),
        isGuest ? guest.next : isOwnWish ? joining.next : words.next,
      ],
      action: { label: words.action(firm), url: `${config().publicUrl}/invitation?token=${token}` },
      footnote: isOwnWish ? joining.footnote(until) : words.footnote(until),
      firm: look,
    }),
  };
}
