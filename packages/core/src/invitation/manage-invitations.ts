import { limits } from '@parley/contract/limits';
import type { InvitationView, Page, Role } from '@parley/contract/member-view';
import { enqueueJob } from '../job/enqueue-job.ts';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats } from '../billing/require-seats.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { requireAllowed } from '../policy/decide.ts';

const validDays = 7;
const validUntil = () => new Date(Date.now() + validDays * 86_400_000);

type Invited = { invited: InvitationView[]; skipped: { email: string; reason: string }[]; mailHint: string | null };

/** Invites people by mail. Those who are members already, or invited already, are passed over and named. */
export async function createInvitations(
  actor: Actor,
  input: { emails: string[]; role: Exclude<Role, 'owner'>; channelIds?: string[] },
): Promise<Invited> {
  requireAllowed(actor, 'workspace.invite', null);
  const emails = [...new Set(input.emails)];
  await throttle('invite.tenant', actor.tenantId, emails.length);
  const channelIds = [...new Set(input.channelIds ?? [])];
  if (input.role === 'guest' && channelIds.length === 0)
    throw new AppError('INVALID', { message: 'Choose at least one channel for a guest: it is all that they will see.' });
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const channels = await tx.channel.count({
      where: { id: { in: channelIds }, name: { not: null }, members: { some: { memberId: actor.memberId } } },
    });
    if (channels !== channelIds.length) throw notFound('channel');
    const members = await tx.member.findMany({ where: { email: { in: emails } }, select: { email: true, deactivatedAt: true } });
    await tx.invitation.updateMany({
      where: { email: { in: emails }, acceptedAt: null, revokedAt: null, expiresAt: { lt: new Date() } },
      data: { revokedAt: new Date() },
    });
    const open = await tx.invitation.findMany({
      where: { email: { in: emails }, acceptedAt: null, revokedAt: null },
      select: { email: true },
    });
    const isNew = (email: string) => ![...members, ...open].some((row) => row.email === email);
    if (input.role !== 'guest') await requireSeats(tx, actor.tenantId, emails.filter(isNew).length);
    const result: Invited = { invited: [], skipped: [], mailHint: mailHint() };
    for (const email of emails) {
      const member = members.find((row) => row.email === email);
      if (member)
        result.skipped.push({
          email,
          reason: member.deactivatedAt ? 'Was here before: reactivate them instead.' : 'Is a member already.',
        });
      else if (open.some((row) => row.email === email)) result.skipped.push({ email, reason: 'Has an open invitation already.' });
      else result.invited.push(await insertInvitation(tx, actor, { email, role: input.role, channelIds }));
    }
    return result;
  });
}

async function insertInvitation(
  tx: TenantTx,
  actor: Actor,
  invitation: { email: string; role: Role; channelIds: string[] },
): Promise<InvitationView> {
  const row = await tx.invitation.create({
    data: { tenantId: actor.tenantId, id: newId(), ...invitation, invitedBy: actor.memberId, expiresAt: validUntil() },
  });
  await sendInvitation(tx, row.id);
  await recordAct(tx, actor, { type: 'invitation.created', details: { invitationId: row.id, email: row.email, role: row.role } });
  return toInvitationView(row, actor.name);
}

/** Newest first. */
export async function listInvitations(actor: Actor, input: { cursor?: string | null }): Promise<Page<InvitationView>> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.invitation.findMany({
      where: input.cursor ? { id: { lt: input.cursor } } : {},
      orderBy: { id: 'desc' },
      take: limits.pageSize + 1,
      include: { inviter: { select: { name: true } } },
    });
    const page = rows.slice(0, limits.pageSize);
    return {
      items: page.map((row) => toInvitationView(row, row.inviter.name)),
      nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

export async function revokeInvitation(actor: Actor, input: { invitationId: string }): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const { count } = await tx.invitation.updateMany({
      where: { id: input.invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw notFound('invitation');
    await recordAct(tx, actor, { type: 'invitation.revoked', details: { invitationId: input.invitationId } });
  });
}

/** Sends a new link; the one mailed before stops working, and the week starts again. */
export async function resendInvitation(actor: Actor, input: { invitationId: string }): Promise<{ mailHint: string | null }> {
  requireAllowed(actor, 'workspace.invite', null);
  await throttle('invite.tenant', actor.tenantId);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const open = { id: input.invitationId, acceptedAt: null, revokedAt: null };
    const invitation = await tx.invitation.findFirst({ where: open });
    if (!invitation) throw notFound('invitation');
    // One that has expired holds no seat any more, and takes one again.
    if (invitation.role !== 'guest' && invitation.expiresAt < new Date()) await requireSeats(tx, actor.tenantId, 1);
    await tx.invitation.updateMany({ where: open, data: { expiresAt: validUntil() } });
    await sendInvitation(tx, input.invitationId);
    await recordAct(tx, actor, { type: 'invitation.resent', details: { invitationId: input.invitationId } });
  });
  return { mailHint: mailHint() };
}

const sendInvitation = (tx: TenantTx, invitationId: string) =>
  enqueueJob(tx, { name: 'mail.invitation', payload: { invitationId }, key: `invitation:${invitationId}` });

function toInvitationView(
  row: {
    id: string;
    email: string;
    role: string;
    createdAt: Date;
    expiresAt: Date;
    acceptedAt: Date | null;
    revokedAt: Date | null;
  },
  invitedBy: string,
): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: row.role as Role,
    state: row.acceptedAt ? 'accepted' : row.revokedAt ? 'revoked' : row.expiresAt < new Date() ? 'expired' : 'pending',
    invitedBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
