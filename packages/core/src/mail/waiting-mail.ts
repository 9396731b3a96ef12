import { waitingPages, type DecidedKind, type WaitingKind } from '@parley/contract/waiting';
import { addressOf } from '../notification/message-words.ts';
import { waitingWords } from '../words/waiting-words.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import type { Addressed } from './people-mails.ts';
import { renderMail } from './render-mail.ts';

/** `token`: with it these mails can be ended. */
export type WaitingMailTo = Addressed & { token: string };

/** To somebody who may decide. What waits is read in the administration, and never travels by mail. */
export function waitingMail({ kind, count, ...to }: WaitingMailTo & { kind: WaitingKind; count: number }): Mail {
  const { asked, waitingNow } = waitingWords[to.locale];
  const figure = new Intl.NumberFormat(to.locale).format(count);
  return mail(to, asked.title(to.firm.name), [asked.lead[kind], waitingNow(figure)], `/admin/${waitingPages[kind]}`);
}

/** To whoever asked. A held message is found under Drafts, everything else where it was asked for. */
export function decidedMail({ kind, isAgreed, ...to }: WaitingMailTo & { kind: DecidedKind; isAgreed: boolean }): Mail {
  const { agreed, refused } = waitingWords[to.locale];
  const words = isAgreed ? agreed : refused;
  const path = kind === 'heldMessages' ? '/drafts' : `/admin/${waitingPages[kind]}`;
  return mail(to, words.title(to.firm.name), [words.lead[kind]], path);
}

function mail({ to, key, locale, firm, token }: WaitingMailTo, subject: string, paragraphs: string[], path: string): Mail {
  const { open, because } = waitingWords[locale];
  return {
    to,
    messageKey: key,
    subject,
    oneClickUrl: addressOf(`/api/unsubscribe?token=${token}`),
    ...renderMail(locale, {
      title: subject,
      paragraphs,
      action: { label: open, url: addressOf(`/${firm.slug}${path}`) },
      footnote: because(isolate(firm.name)),
      secondary: { label: wordsIn(locale).unread.stop, url: addressOf(`/unsubscribe?token=${token}`) },
      firm: firm.look,
    }),
  };
}
