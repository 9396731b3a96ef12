import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobPayload } from '../job/jobs.ts';
import { wordsIn } from '../words/words-in.ts';
import { deliverMail } from './deliver-mail.ts';
import { isolate } from './isolate.ts';
import { recipientLocale } from './recipient-locale.ts';
import { renderMail } from './render-mail.ts';

/** Tells an owner that one of them came in past the firm's single sign-on. */
export async function mailEmergency({ tenantId, toId, ownerId, sessionId }: JobPayload<'mail.emergency'>): Promise<void> {
  const session = await systemDb().session.findUnique({ where: { id: sessionId } });
  const found = await withTenant(tenantId, async (tx) => {
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    const people = await tx.member.findMany({ where: { id: { in: [toId, ownerId] }, role: 'owner', deactivatedAt: null } });
    const [to, owner] = [toId, ownerId].map((id) => people.find((one) => one.id === id));
    return to && owner ? { tenant, to, owner } : null;
  });
  if (!found || !session) return;
  const { tenant, to, owner } = found;
  const locale = (await recipientLocale(to.userId)) ?? 'en';
  const { emergency } = wordsIn(locale);
  const subject = emergency.subject(isolate(tenant.name));
  await deliverMail({
    to: to.email,
    messageKey: `emergency.${sessionId}.${toId}`,
    subject,
    ...renderMail(locale, {
      title: emergency.title,
      paragraphs: [emergency.lead(isolate(owner.name), isolate(tenant.name)), emergency.from(isolate(session.address))],
      action: { label: emergency.action, url: `${config().publicUrl}/${tenant.slug}/admin/audit-log` },
      footnote: emergency.footnote,
    }),
  });
}
