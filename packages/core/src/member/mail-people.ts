import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { deliverMail } from '../mail/deliver-mail.ts';
import { guestEndingMail, joinAskedMail, ownershipMail, welcomeMail, type Addressed } from '../mail/people-mails.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import type { JobRun } from '../job/handlers.ts';
import { findEndingGuest } from './guest-end.ts';

type One = { tenantId: string; memberId: string };

/** Each of these is written when it is sent, about what is so by then. A repetition carries the same key. */
export async function mailJoinAsked({ tenantId, requestId }: { tenantId: string; requestId: string }): Promise<void> {
  const found = await withTenant(tenantId, async (tx) => {
    const request = await tx.joinRequest.findFirst({ where: { id: requestId, decidedAt: null } });
    const admins = await tx.member.findMany({ where: { role: { in: ['owner', 'admin'] }, deactivatedAt: null }, take: 20 });
    return { request, admins, firm: await readFirm(tx, tenantId) };
  });
  const { request, admins, firm } = found;
  if (!request) return;
  for (const admin of admins) {
    const key = `join-asked.${requestId}.${admin.id}`;
    await deliverMail(joinAskedMail({ ...(await address(admin, firm, key)), name: request.name, email: request.email }));
  }
}

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
  const addressed = await address({ userId, email }, { name: workspaceName, slug }, key);
  await deliverMail(guestEndingMail({ ...addressed, endsAt }));
}

async function readMember(tenantId: string, memberId: string) {
  return withTenant(tenantId, async (tx) => {
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null } });
    return member && { member, firm: await readFirm(tx, tenantId) };
  });
}

const readFirm = (tx: TenantTx, tenantId: string) =>
  tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });

async function address(
  { userId, email }: { userId: string; email: string },
  firm: Addressed['firm'],
  key: string,
): Promise<Addressed> {
  return { to: email, key, firm, locale: (await recipientLocale(userId)) ?? 'en' };
}
