import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { webhookWords } from '../words/webhook-words.ts';

/** Tells an owner that the log reaches their own system no longer; not if somebody has seen to it by then. */
export async function mailWebhookPaused(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  run: JobRun,
): Promise<void> {
  const found = await withTenant(tenantId, async (tx) => {
    const webhook = await tx.auditWebhook.findFirst({ where: { tenantId, pausedAt: { not: null } } });
    const owner = await tx.member.findFirst({ where: { id: memberId, role: 'owner', deactivatedAt: null } });
    const tenant = await tx.tenant.findUnique({ where: { tenantId } });
    return webhook && owner && tenant ? { webhook, owner, tenant } : null;
  });
  if (!found) return;
  const { webhook, owner, tenant } = found;
  const locale = (await recipientLocale(owner.userId)) ?? 'en';
  const words = webhookWords[locale];
  await deliverMail({
    to: owner.email,
    messageKey: `webhook-paused-${run.id}`,
    subject: words.subject(tenant.name),
    ...renderMail(locale, {
      title: words.subject(isolate(tenant.name)),
      paragraphs: [words.lead(isolate(new URL(webhook.url).host)), words.next],
      action: { label: words.action, url: `${config().publicUrl}/${tenant.slug}/admin/audit-log` },
      footnote: words.footnote,
    }),
  });
}
