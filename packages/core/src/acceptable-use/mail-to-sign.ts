import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { readMailFirm } from '../mail/mail-firm.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { wordsIn } from '../words/words-in.ts';
import { readText } from './read-standing.ts';

/** Asks one person to sign; nothing is sent to somebody who has signed, or left, in the meantime. */
export async function mailToSign({ tenantId, memberId }: { tenantId: string; memberId: string }, run: JobRun): Promise<void> {
  const facts = await withTenant(tenantId, async (tx) => {
    const text = await readText(tx);
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    const tenant = await tx.tenant.findUnique({ where: { tenantId } });
    if (!text || !member || !tenant) return null;
    const signed = await tx.acceptableUseSignature.count({ where: { memberId, version: { gte: text.needed } } });
    return signed > 0 ? null : { member, tenant, look: await readMailFirm(tx, tenantId) };
  });
  if (!facts) return;
  const { member, tenant } = facts;
  const locale = (await recipientLocale(member.userId)) ?? 'en';
  const words = wordsIn(locale).acceptableUse;
  const firm = isolate(tenant.name);
  await deliverMail({
    to: member.email,
    messageKey: `acceptable-use-${run.id}`,
    subject: words.title(tenant.name),
    ...renderMail(locale, {
      title: words.title(firm),
      paragraphs: [words.lead(firm)],
      action: { label: words.action, url: `${config().publicUrl}/${tenant.slug}/acceptable-use` },
      footnote: words.footnote,
      firm: facts.look,
    }),
  });
}
