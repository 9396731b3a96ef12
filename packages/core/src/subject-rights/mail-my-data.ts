import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobPayload } from '../job/jobs.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { readMailFirm } from '../mail/mail-firm.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { myDataWords } from '../words/my-data-words.ts';

/** To whoever asked for their own data, when it can be taken. The link leads to their settings: nothing can be taken with the mail alone. */
export async function mailMyData({ tenantId, exportId }: JobPayload<'mail.myData'>): Promise<void> {
  const found = await withTenant(tenantId, async (tx) => {
    const row = await tx.export.findFirst({ where: { id: exportId, state: 'done', subjectId: { not: null } } });
    const member = row && (await tx.member.findFirst({ where: { id: row.createdBy, deactivatedAt: null } }));
    if (!row?.expiresAt || !member) return null;
    const firm = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });
    return { member, firm, expiresAt: row.expiresAt, look: await readMailFirm(tx, tenantId) };
  });
  if (!found) return;
  const { member, firm, expiresAt, look } = found;
  const locale = (await recipientLocale(member.userId)) ?? 'en';
  const words = myDataWords[locale];
  const day = expiresAt.toLocaleDateString(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  await deliverMail({
    to: member.email,
    messageKey: `my-data.${exportId}`,
    subject: words.title(firm.name),
    ...renderMail(locale, {
      title: words.title(firm.name),
      paragraphs: [words.lead(isolate(firm.name), day)],
      action: { label: words.action, url: `${config().publicUrl}/${firm.slug}/settings#my-data` },
      footnote: words.footnote,
      firm: look,
    }),
  });
}
