import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import type { JobRun } from '../job/handlers.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { mailDay } from '../mail/mail-day.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { wordsIn } from '../words/words-in.ts';

type Payload = { tenantId: string; memberId: string; what: 'asked' | 'cancelled' };

/** Tells an owner that the end of the workspace was asked for, or called off. What has changed since is not told any more. */
export async function mailOfDeletion({ tenantId, memberId, what }: Payload, run: JobRun): Promise<void> {
  const facts = await withTenant(tenantId, async (tx) => {
    const deletion = await tx.deletion.findUnique({ where: { tenantId } });
    const asker = deletion && (await tx.member.findFirst({ where: { id: deletion.askedBy }, select: { name: true } }));
    return {
      deletion,
      askedBy: asker?.name ?? '',
      tenant: await tx.tenant.findUnique({ where: { tenantId } }),
      owner: await tx.member.findFirst({ where: { id: memberId, role: 'owner', deactivatedAt: null } }),
    };
  });
  const { deletion, tenant, owner } = facts;
  if (!tenant || !owner || (deletion !== null) !== (what === 'asked')) return;
  const locale = (await recipientLocale(owner.userId)) ?? 'en';
  const words = wordsIn(locale).deletion;
  const firm = isolate(tenant.name);
  const day = deletion ? mailDay(locale, deletion.dueAt) : '';
  const content =
    what === 'asked'
      ? {
          title: words.askedTitle(firm),
          paragraphs: [words.askedLead(isolate(facts.askedBy), firm, day), words.askedNext],
          footnote: words.askedFootnote,
        }
      : { title: words.cancelledTitle(firm), paragraphs: [words.cancelledLead(firm)], footnote: words.cancelledFootnote };
  await deliverMail({
    to: owner.email,
    messageKey: `deletion-${run.id}`,
    subject: what === 'asked' ? words.askedTitle(tenant.name) : words.cancelledTitle(tenant.name),
    ...renderMail(locale, {
      ...content,
      action: { label: words.open, url: `${config().publicUrl}/${tenant.slug}/admin/workspace` },
    }),
  });
}
