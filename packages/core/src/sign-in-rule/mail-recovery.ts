import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { deriveToken, hashToken } from '../id.ts';
import type { JobRun } from '../job/handlers.ts';
import type { JobPayload } from '../job/jobs.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { renderMail } from '../mail/render-mail.ts';
import { signInWords } from '../words/sign-in-words.ts';

const validMs = 30 * 60_000;

/**
 * The link by which an owner lifts the address ranges of their firm. Nothing is sent to anybody else, or where there are no
 * ranges. It is made here, so that no secret waits in the queue; a repeated run gives the same link.
 */
export async function mailRecovery({ tenantId, memberId }: JobPayload<'mail.recovery'>, run: JobRun): Promise<void> {
  const found = await findOwners(tenantId, [memberId]);
  const [owner] = found.owners;
  if (!owner || found.tenant.allowedRanges.length === 0) return;
  const key = `recovery.${memberId}.${run.id}.${run.createdAt.valueOf()}`;
  const token = deriveToken(key);
  await systemDb().emailToken.createMany({
    data: [
      {
        tokenHash: hashToken(token),
        userId: owner.userId,
        kind: 'recovery',
        email: owner.email,
        tenantId,
        expiresAt: new Date(run.createdAt.valueOf() + validMs),
      },
    ],
    skipDuplicates: true,
  });
  const locale = (await recipientLocale(owner.userId)) ?? 'en';
  const { recovery } = signInWords[locale];
  const firm = isolate(found.tenant.name);
  await deliverMail({
    to: owner.email,
    messageKey: key,
    subject: recovery.subject(firm),
    ...renderMail(locale, {
      title: recovery.subject(firm),
      paragraphs: [recovery.lead(firm), recovery.next],
      action: { label: recovery.action, url: `${config().publicUrl}/recover?token=${token}` },
      footnote: recovery.footnote,
    }),
  });
}

/** Tells an owner that one of them lifted the address ranges by a mailed link. */
export async function mailRecovered({ tenantId, toId, ownerId }: JobPayload<'mail.recovered'>, run: JobRun): Promise<void> {
  const { tenant, owners } = await findOwners(tenantId, [toId, ownerId]);
  const to = owners.find(({ id }) => id === toId);
  const owner = owners.find(({ id }) => id === ownerId);
  if (!to || !owner) return;
  const locale = (await recipientLocale(to.userId)) ?? 'en';
  const { recovered } = signInWords[locale];
  const firm = isolate(tenant.name);
  await deliverMail({
    to: to.email,
    messageKey: `recovered.${toId}.${run.id}`,
    subject: recovered.subject(firm),
    ...renderMail(locale, {
      title: recovered.subject(firm),
      paragraphs: [recovered.lead(isolate(owner.name), firm)],
      action: { label: recovered.action, url: `${config().publicUrl}/${tenant.slug}/admin/security` },
      footnote: recovered.footnote,
    }),
  });
}

const findOwners = (tenantId: string, memberIds: string[]) =>
  withTenant(tenantId, async (tx) => ({
    tenant: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
    owners: await tx.member.findMany({ where: { id: { in: memberIds }, role: 'owner', deactivatedAt: null } }),
  }));
