import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { mailDay } from '../mail/mail-day.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { billingWords } from '../words/billing-words.ts';
import { isStillNews, type BillingNews } from './billing-news.ts';
import { mailPayers, payers } from './tell-of-standing.ts';

/** Some days before the grace or the trial ends; not where that has changed since. */
export async function remindOfEnd({ tenantId, until }: { tenantId: string; until: string }): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const row = await tx.subscription.findUnique({ where: { tenantId } });
    if (row?.untilAt?.toISOString() !== until) return;
    if (row.standing === 'grace') await mailPayers(tx, tenantId, 'graceEnds');
    if (row.standing === 'trial') await mailPayers(tx, tenantId, 'trialEnds');
  });
}

type Payload = { tenantId: string; memberId: string; what: BillingNews };

/** Tells one person how their firm stands with paying. What is no longer so is not told any more. */
export async function mailOfBilling({ tenantId, memberId, what }: Payload, run: JobRun): Promise<void> {
  const { row, member, tenant } = await withTenant(tenantId, async (tx) => ({
    row: await tx.subscription.findUnique({ where: { tenantId } }),
    member: await tx.member.findFirst({ where: { ...payers, id: memberId } }),
    tenant: await tx.tenant.findUnique({ where: { tenantId } }),
  }));
  if (!row || !member || !tenant || !isStillNews(what, row.standing)) return;
  const locale = (await recipientLocale(member.userId)) ?? 'en';
  const words = billingWords[locale];
  const { subject, lead } = words[what];
  const day = row.untilAt ? mailDay(locale, row.untilAt) : '';
  const firm = isolate(tenant.name);
  // Nothing is owed where a plan has ended that more people use than the free one holds.
  const because = what === 'grace' && row.plan === 'free' ? words.outgrown : lead;
  await deliverMail({
    to: member.email,
    messageKey: `billing-${run.id}`,
    subject: subject(tenant.name, day),
    ...renderMail(locale, {
      title: subject(firm, day),
      paragraphs: [because(firm, day), ...(what === 'paid' || what === 'trialEnds' ? [] : [words.kept])],
      action: { label: words.action, url: `${config().publicUrl}/${tenant.slug}/admin/billing` },
      footnote: words.footnote(firm),
    }),
  });
}
