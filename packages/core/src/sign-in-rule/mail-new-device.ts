import { systemDb } from '@parley/db/with-system';
import { config } from '../config.ts';
import { describeDevice } from '../identity/describe-device.ts';
import type { JobPayload } from '../job/jobs.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { signInWords } from '../words/sign-in-words.ts';

/** Tells a person that their account was signed in to with a browser, or from a network, that was never seen before. */
export async function mailNewDevice({ userId, sessionId }: JobPayload<'mail.newDevice'>): Promise<void> {
  const session = await systemDb().session.findFirst({ where: { id: sessionId, userId }, include: { user: true } });
  if (!session) return;
  const membership = await systemDb().membership.findFirst({
    where: { userId, ...(session.onlyTenantId ? { tenantId: session.onlyTenantId } : {}) },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
  const path = membership ? `/${membership.workspace.slug}/settings` : '/workspaces';
  const locale = (await recipientLocale(userId)) ?? 'en';
  const { newDevice } = signInWords[locale];
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  });
  await deliverMail({
    to: session.user.email,
    messageKey: `new-device.${sessionId}`,
    subject: newDevice.subject,
    ...renderMail(locale, {
      title: newDevice.subject,
      paragraphs: [
        newDevice.lead(isolate(describeDevice(session.userAgent)), isolate(session.address)),
        newDevice.when(isolate(time.format(session.createdAt))),
      ],
      action: { label: newDevice.action, url: `${config().publicUrl}${path}` },
      footnote: newDevice.footnote,
    }),
  });
}
