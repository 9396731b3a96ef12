import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { deliverMail } from '../mail/deliver-mail.ts';
import { readMailFirm } from '../mail/mail-firm.ts';
import { guestEndingMail, ownershipMail, welcomeMail, type Addressed } from '../mail/people-mails.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import type { JobRun } from '../job/handlers.ts';
import { findEndingGuest } from './guest-end.ts';

type One = { tenantId: string; memberId: string };

/** Each of these is written when it is sent, about what is so by then. A repetition carries the same key. */
export async function mailWelcome({ tenantId, memberId }: One): Promise<void> {
  const found = await readMember(tenantId, memberId);
  if (found) await deliverMail(welcomeMail(await address(found.member, found.firm, `welcome.${memberId}`)));
}

export async function mailOwnership({ tenantId, memberId, fromId, toId }: One & { fromId: string; toId: string }, run: JobRun) {
  const found = await readMember(tenantId, memberId);
  const people = await withTenant(tenantId, (tx) => tx.member.findMany({ where: { id: { in: [fromId, toId] } } }));
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  if (!found) return;
  const addressed = await address(found.member, found.firm, `ownership.${memberId}.${run.id}`);
  const isNewOwner = memberId === toId;
  await deliverMail(ownershipMail({ ...addressed, from: nameOf(fromId), toName: nameOf(toId), isNewOwner }));
}

export async function mailGuestEnding({ tenantId, memberId }: One): Promise<void> {
  const ending = await findEndingGuest(tenantId, memberId);
  if (!ending) return;
  const { userId, email, workspaceName, slug, endsAt } = ending;
  const key = `guest-ending.${memberId}.${endsAt.valueOf()}`;
  const look = await withTenant(tenantId, (tx) => readMailFirm(tx, tenantId));
  const addressed = await address({ userId, email }, { name: workspaceName, slug, look }, key);
  await deliverMail(guestEndingMail({ ...addressed, endsAt }));
}

async function readMember(tenantId: string, memberId: string) {
  return withTenant(tenantId, async (tx) => {
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    return member && { member, firm: await readFirm(tx, tenantId) };
  });
}

const readFirm = async (tx: TenantTx, tenantId: string) => ({
  ...(await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } })),
  look: await readMailFirm(tx, tenantId),
});

async function address(
  { userId, email }: { userId: string; email: string },
  firm: Addressed['firm'],
  key: string,
): Promise<Addressed> {
  return { to: email, key, firm, locale: (await recipientLocale(userId)) ?? 'en' };
}
