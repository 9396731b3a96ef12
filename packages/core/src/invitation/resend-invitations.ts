import { limits } from '@parley/contract/limits';
import type { ResentPart, ToResend } from '@parley/contract/invitation-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats } from '../billing/require-seats.ts';
import { throttle } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { requireAllowed } from '../policy/decide.ts';
import { enqueueInvitation, validUntil } from './insert-invitation.ts';

const dayMs = 86_400_000;
const isOpen = { via: 'mail', acceptedAt: null, revokedAt: null };

/** Sends a new link; the one mailed before stops working, and the week starts again. */
export async function resendInvitation(actor: Actor, input: { invitationId: string }): Promise<{ mailHint: string | null }> {
  requireAllowed(actor, 'workspace.invite', null);
  await throttle('invite.tenant', actor.tenantId);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const invitation = await tx.invitation.findFirst({ where: { id: input.invitationId, ...isOpen } });
    if (!invitation) throw notFound('invitation');
    await sendAgain(tx, actor, invitation);
  });
  return { mailHint: mailHint() };
}

/** How many would be written to, and how many are passed over because they were written to within the last day. */
export async function countToResend(actor: Actor): Promise<ToResend> {
  requireAllowed(actor, 'workspace.invite', null);
  return withTenant(actor.tenantId, async (tx) => {
    const absent = await whoHasNotCome(tx);
    const count = await tx.invitation.count({ where: { ...absent, ...notLately() } });
    return { count, lately: (await tx.invitation.count({ where: absent })) - count };
  });
}

/**
 * Sends again to all who have not come, a part at a time: the caller goes on from `nextCursor` until it is null. Each is judged
 * by itself, so that one without a seat is named and keeps nobody else from their mail. Broken off, it may simply be begun
 * anew: who was written to is passed over for a day.
 */
export async function resendInvitations(actor: Actor, input: { cursor?: string | null }): Promise<ResentPart> {
  requireAllowed(actor, 'workspace.invite', null);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const waiting = await tx.invitation.findMany({
      where: { ...(await whoHasNotCome(tx)), ...notLately(), ...(input.cursor ? { id: { gt: input.cursor } } : {}) },
      orderBy: { id: 'asc' },
      take: limits.invitationsPerCall,
    });
    if (waiting.length > 0) await throttle('inviteRows.tenant', actor.tenantId, waiting.length);
    const failed: ResentPart['failed'] = [];
    for (const invitation of waiting)
      try {
        await sendAgain(tx, actor, invitation);
      } catch (error) {
        // Refused before anything was written for it; whatever else goes wrong takes the whole part back.
        if (!(error instanceof AppError)) throw error;
        failed.push({ email: invitation.email, reason: error.message });
      }
    return {
      sent: waiting.length - failed.length,
      failed,
      nextCursor: waiting.length === limits.invitationsPerCall ? (waiting.at(-1)?.id ?? null) : null,
      mailHint: mailHint(),
    };
  });
}

/** Who came in by another way needs no second mail, and who was deactivated is reactivated, not invited. */
async function whoHasNotCome(tx: TenantTx) {
  const open = await tx.invitation.findMany({ where: isOpen, select: { email: true } });
  const known = await tx.member.findMany({
    where: { email: { in: open.map(({ email }) => email) }, isPlaceholder: false },
    select: { email: true },
  });
  return { ...isOpen, email: { notIn: known.map(({ email }) => email) } };
}

/** The last mail went out when the present week began. */
const notLately = () => ({ expiresAt: { lt: new Date(validUntil().valueOf() - dayMs) } });

type Waiting = { id: string; role: string; expiresAt: Date; guestUntil: Date | null };

async function sendAgain(tx: TenantTx, actor: Actor, invitation: Waiting): Promise<void> {
  if (invitation.guestUntil && invitation.guestUntil < new Date())
    throw new AppError('CONFLICT', { message: 'Their last day as a guest has passed. Invite them anew with a later one.' });
  // One that has expired holds no seat any more, and takes one again.
  if (invitation.role !== 'guest' && invitation.expiresAt < new Date()) await requireSeats(tx, actor.tenantId, 1);
  await tx.invitation.updateMany({ where: { id: invitation.id, ...isOpen }, data: { expiresAt: validUntil() } });
  await enqueueInvitation(tx, invitation.id);
  await recordAct(tx, actor, { type: 'invitation.resent', details: { invitationId: invitation.id } });
}
