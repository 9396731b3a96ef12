import type { Locale } from '@parley/contract/choices';
import { systemDb } from '@parley/db/with-system';
import { config } from '../config.ts';
import type { AccountChange } from '../identity/account-changes.ts';
import { describeDevice } from '../identity/describe-device.ts';
import type { JobPayload } from '../job/jobs.ts';
import { accountChangeWords } from '../words/account-change-words.ts';
import { deliverMail, type Mail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { recipientLocale } from './recipient-locale.ts';
import { renderMail } from './render-mail.ts';

type Change = {
  to: string;
  key: string;
  locale: Locale;
  what: AccountChange;
  at: Date;
  /** Null when whoever did it has signed out since. */
  session: { userAgent: string; address: string } | null;
  path: string;
};

export function accountChangeMail({ to, key, locale, what, at, session, path }: Change): Mail {
  const words = accountChangeWords[locale];
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  });
  return {
    to,
    messageKey: key,
    subject: words.subject[what],
    ...renderMail(locale, {
      title: words.subject[what],
      paragraphs: [
        ...(session ? [words.lead(isolate(describeDevice(session.userAgent)), isolate(session.address))] : []),
        words.when(isolate(time.format(at))),
      ],
      action: { label: words.action, url: `${config().publicUrl}${path}` },
      footnote: words.footnote,
    }),
  };
}

/** Tells a person that how they sign in was changed, and from where. */
export async function mailAccountChange({ userId, sessionId, what, at }: JobPayload<'mail.accountChange'>): Promise<void> {
  const user = await systemDb().user.findUnique({ where: { id: userId } });
  if (!user) return;
  const membership = await systemDb().membership.findFirst({
    where: { userId },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
  const part = what === 'secondFactorOff' ? 'second-step' : 'passkeys';
  await deliverMail(
    accountChangeMail({
      to: user.email,
      key: `account-change.${what}.${sessionId}.${Date.parse(at)}`,
      locale: (await recipientLocale(userId)) ?? 'en',
      what,
      at: new Date(at),
      session: await systemDb().session.findFirst({ where: { id: sessionId, userId } }),
      path: membership ? `/${membership.workspace.slug}/settings#${part}` : '/workspaces',
    }),
  );
}
