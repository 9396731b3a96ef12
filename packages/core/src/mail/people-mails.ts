import type { Locale } from '@parley/contract/choices';
import { config } from '../config.ts';
import type { IssuedEmailToken } from '../identity/issue-email-token.ts';
import { peopleWords } from '../words/people-words.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import type { MailFirm } from './mail-firm.ts';
import { renderMail } from './render-mail.ts';

/** To whom, in which language, and about which workspace. */
export type Addressed = { to: string; key: string; locale: Locale; firm: { name: string; slug: string; look?: MailFirm | null } };

/** The day in the words of the language; of the world's clock, because a stranger's zone is not known. */
export const dayIn = (locale: Locale, day: Date): string =>
  day.toLocaleDateString(locale === 'en' ? 'en-GB' : locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

export function signInMail({ token, email, key, locale }: IssuedEmailToken): Mail {
  const { signIn } = peopleWords[locale];
  return {
    to: email,
    messageKey: key,
    subject: signIn.subject,
    ...renderMail(locale, {
      title: signIn.subject,
      paragraphs: [signIn.lead],
      action: { label: signIn.subject, url: `${config().publicUrl}/join/sign-in?token=${token}` },
      footnote: signIn.footnote,
    }),
  };
}

export function welcomeMail(welcome: Addressed): Mail {
  const words = peopleWords[welcome.locale];
  return mail(welcome, words.welcome.subject(welcome.firm.name), [words.welcome.lead]);
}

/** To the owner of before and to the new one. */
export function ownershipMail(change: Addressed & { from: string; toName: string; isNewOwner: boolean }): Mail {
  const { owner } = peopleWords[change.locale];
  const firm = isolate(change.firm.name);
  const lead = change.isNewOwner ? owner.made(isolate(change.from), firm) : owner.gave(isolate(change.toName), firm);
  return mail(change, owner.subject(change.firm.name), [lead], undefined, owner.footnote);
}

export function guestEndingMail(ending: Addressed & { endsAt: Date }): Mail {
  const words = peopleWords[ending.locale].ending;
  const day = dayIn(ending.locale, ending.endsAt);
  return mail(ending, words.subject(ending.firm.name), [words.lead(isolate(ending.firm.name), day), words.next]);
}

function mail(
  { to, key, locale, firm }: Addressed,
  subject: string,
  paragraphs: string[],
  action = { label: peopleWords[locale].open(isolate(firm.name)), url: `${config().publicUrl}/${firm.slug}` },
  footnote = peopleWords[locale].because(isolate(firm.name)),
): Mail {
  return { to, messageKey: key, subject, ...renderMail(locale, { title: subject, paragraphs, action, footnote, firm: firm.look }) };
}
