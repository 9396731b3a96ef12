import { limits } from '@parley/contract/limits';
import type { InvitationView, Page, Role } from '@parley/contract/member-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats } from '../billing/require-seats.ts';
import { throttle } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { requireForGuests } from '../label/closed-to-guests.ts';
import { requireLater } from '../member/guest-end.ts';
import { requireAllowed } from '../policy/decide.ts';
import { insertInvitation, toInvitationView } from './insert-invitation.ts';

type Invited = { invited: InvitationView[]; skipped: { email: string; reason: string }[]; mailHint: string | null };

/** Invites people by mail. Those who are members already, or invited already, are passed over and named. */
export async function createInvitations(
  actor: Actor,
  input: { emails: string[]; role: Exclude<Role, 'owner'>; channelIds?: string[]; guestUntil?: Date | undefined },
): Promise<Invited> {
  requireAllowed(actor, 'workspace.invite', null);
  requireAllowed(actor, 'workspace.inviteAs', { role: input.role });
  const emails = [...new Set(input.emails)];
  await throttle('invite.tenant', actor.tenantId, emails.length);
  const channelIds = [...new Set(input.channelIds ?? [])];
  if (input.role === 'guest' && channelIds.length === 0)
    throw new AppError('INVALID', { message: 'Choose at least one channel for a guest: it is all that they will see.' });
  const guestUntil = input.role === 'guest' ? (input.guestUntil ?? null) : null;
  if (guestUntil) requireLater(guestUntil);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const channels = await tx.channel.count({
      where: { id: { in: channelIds }, name: { not: null }, members: { some: { memberId: actor.memberId } } },
    });
    if (channels !== channelIds.length) throw notFound('channel');
    if (input.role === 'guest') await requireForGuests(tx, channelIds);
    const members = await tx.member.findMany({
      where: { email: { in: emails }, isPlaceholder: false },
      select: { email: true, deactivatedAt: true },
    });
    await tx.invitation.updateMany({
      where: {
        ...{ email: { in: emails }, acceptedAt: null, revokedAt: null },
        // What has expired gives way, and what somebody began by themselves.
        OR: [{ expiresAt: { lt: new Date() } }, { via: { not: 'mail' } }],
      },
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
      else result.invited.push(await insertInvitation(tx, actor, { email, role: input.role, channelIds, guestUntil }));
    }
    return result;
  });
}

/** Newest first. */
export async function listInvitations(actor: Actor, input: { cursor?: string | null }): Promise<Page<InvitationView>> {
  requireAllowed(actor, 'people.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.invitation.findMany({
      where: { via: 'mail', ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
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
  requireAllowed(actor, 'people.manage', null);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const { count } = await tx.invitation.updateMany({
      where: { id: input.invitationId, via: 'mail', acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw notFound('invitation');
    await recordAct(tx, actor, { type: 'invitation.revoked', details: { invitationId: input.invitationId } });
  });
}
