import type { Locale } from '@parley/contract/choices';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobPayload } from '../job/jobs.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { caseWords } from '../words/case-words.ts';
import { scopeOf } from './access-case.ts';

/** To somebody whose messages could be read in a case that is over. Who asked is told only where the case says so. */
export async function mailCaseTold({ tenantId, caseId, memberId }: JobPayload<'mail.caseTold'>): Promise<void> {
  const found = await withTenant(tenantId, async (tx) => {
    const row = await tx.oversightCase.findFirst({ where: { id: caseId } });
    const told = await tx.caseCustodian.findFirst({ where: { caseId, memberId, toldAt: { not: null } } });
    const to = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    if (!row || !told || !to) return null;
    const firm = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });
    return { row, to, firm, asker: row.tellsWho ? await tx.member.findFirst({ where: { id: row.openedBy } }) : null };
  });
  if (!found) return;
  const { firm, to, asker, row } = found;
  const { from, until } = scopeOf(row);
  const locale = (await recipientLocale(to.userId)) ?? 'en';
  const { told, because } = caseWords[locale];
  const days = told.days(from && dayIn(locale, from), until && dayIn(locale, until));
  await deliverMail({
    to: to.email,
    messageKey: `case-told.${caseId}.${memberId}`,
    subject: told.title(firm.name),
    ...renderMail(locale, {
      title: told.title(firm.name),
      paragraphs: [told.lead(isolate(firm.name)), days, ...(asker ? [told.by(isolate(asker.name))] : []), told.next],
      action: { label: told.action, url: `${config().publicUrl}/${firm.slug}/settings#cases` },
      footnote: because(firm.name),
    }),
  });
}

const dayIn = (locale: Locale, day: string): string =>
  new Date(day).toLocaleDateString(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
