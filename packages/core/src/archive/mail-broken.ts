import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { archiveWords } from '../words/archive-words.ts';

/** Tells an owner that the archive does not fit any more. The mail names no channel and no text: it may be read anywhere. */
export async function mailArchiveBroken(
  { tenantId, memberId, checkId }: { tenantId: string; memberId: string; checkId: string },
  run: JobRun,
): Promise<void> {
  const { tenant, owner, check } = await withTenant(tenantId, async (tx) => ({
    tenant: await tx.tenant.findUnique({ where: { tenantId } }),
    owner: await tx.member.findFirst({ where: { id: memberId, role: 'owner', deactivatedAt: null } }),
    check: await tx.archiveCheck.findFirst({ where: { id: checkId, state: 'broken' } }),
  }));
  if (!tenant || !owner || !check) return;
  const locale = (await recipientLocale(owner.userId)) ?? 'en';
  const words = archiveWords[locale];
  await deliverMail({
    to: owner.email,
    messageKey: `archive-broken-${run.id}`,
    subject: words.title(tenant.name),
    ...renderMail(locale, {
      title: words.title(isolate(tenant.name)),
      paragraphs: [words.lead, words.next],
      action: { label: words.action, url: `${config().publicUrl}/${tenant.slug}/admin/archive` },
      footnote: words.footnote,
    }),
  });
}
