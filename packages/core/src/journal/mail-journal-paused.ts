import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { journalWords } from '../words/journal-words.ts';

/** Tells an owner that their archive takes the record no longer; not if somebody has seen to it by then. */
export async function mailJournalPaused(
  { tenantId, memberId, targetId }: { tenantId: string; memberId: string; targetId: string },
  run: JobRun,
): Promise<void> {
  const found = await withTenant(tenantId, async (tx) => {
    const target = await tx.journalTarget.findFirst({ where: { id: targetId, state: 'paused', failure: { not: null } } });
    const owner = await tx.member.findFirst({ where: { id: memberId, role: 'owner', deactivatedAt: null } });
    const tenant = await tx.tenant.findUnique({ where: { tenantId } });
    return target && owner && tenant ? { target, owner, tenant } : null;
  });
  if (!found) return;
  const { target, owner, tenant } = found;
  const locale = (await recipientLocale(owner.userId)) ?? 'en';
  const words = journalWords[locale];
  const why = target.failure === 'gap' ? words.gap : words.lead(isolate(target.name));
  await deliverMail({
    to: owner.email,
    messageKey: `journal-paused-${run.id}`,
    subject: words.subject(tenant.name),
    ...renderMail(locale, {
      title: words.subject(isolate(tenant.name)),
      paragraphs: target.failure === 'gap' ? [why] : [why, words.next],
      action: { label: words.action, url: `${config().publicUrl}/${tenant.slug}/admin/journal` },
      footnote: words.footnote,
    }),
  });
}
