import { withTenant } from '@parley/db/with-tenant';
import { lockStream } from '@parley/db/channel/channel-queries';
import type { MemberView } from '@parley/contract/member-view';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toMemberView } from './to-member-view.ts';

const dayMs = 86_400_000;
const toldDaysBefore = 3;

export function requireLater(day: Date): void {
  if (day <= new Date()) throw new AppError('INVALID', { message: 'Choose a day that is still to come.' });
}

/** Says until when a guest may come in; null: for as long as nobody changes it. */
export async function setGuestEnd(actor: Actor, input: { memberId: string; endsAt: Date | null }): Promise<MemberView> {
  requireAllowed(actor, 'people.manage', null);
  if (input.endsAt) requireLater(input.endsAt);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const member = await tx.member.findFirst({ where: { id: input.memberId } });
    if (!member) throw notFound('person');
    if (member.role !== 'guest')
      throw new AppError('INVALID', { message: 'Only a guest has an end date. Deactivate a member instead.' });
    await tx.member.updateMany({ where: { id: member.id }, data: { endsAt: input.endsAt } });
    await enqueueGuestEnd(tx, member.id, input.endsAt);
    await recordAct(tx, actor, {
      type: 'member.endChanged',
      subjectId: member.id,
      details: { before: member.endsAt, after: input.endsAt },
    });
    return toMemberView(actor, member);
  });
}

/** The jobs of an end date: the mail before it, and the end. They take the place of those of an earlier date. */
export async function enqueueGuestEnd(tx: Parameters<typeof enqueueJob>[0], memberId: string, endsAt: Date | null): Promise<void> {
  if (!endsAt) return;
  await enqueueJob(tx, { name: 'guest.end', payload: { memberId }, key: `guest.end:${memberId}`, runAt: endsAt });
  const toldAt = new Date(endsAt.valueOf() - toldDaysBefore * dayMs);
  if (toldAt > new Date())
    await enqueueJob(tx, { name: 'mail.guestEnding', payload: { memberId }, key: `mail.guestEnding:${memberId}`, runAt: toldAt });
}

/** At the end date the guest is deactivated, for all to see and with an entry of nobody's. What was put off since is left alone. */
export async function endGuest({ tenantId, memberId }: { tenantId: string; memberId: string }): Promise<void> {
  const hasEnded = await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { count } = await tx.member.updateMany({
      where: { id: memberId, role: 'guest', deactivatedAt: null, endsAt: { lte: new Date() } },
      data: { deactivatedAt: new Date() },
    });
    if (count === 1) await recordAct(tx, { tenantId, memberId: null }, { type: 'member.ended', subjectId: memberId });
    return count === 1;
  });
  if (hasEnded) bus().announce({ kind: 'member', tenantId, memberId, change: 'deactivated' });
}

/** Whom to tell that their time is nearly over; null when it has been put off, or taken back. */
export async function findEndingGuest(
  tenantId: string,
  memberId: string,
): Promise<{ userId: string; email: string; workspaceName: string; slug: string; endsAt: Date } | null> {
  return withTenant(tenantId, async (tx) => {
    const soon = new Date(Date.now() + toldDaysBefore * dayMs + dayMs / 24);
    const guest = await tx.member.findFirst({ where: { id: memberId, role: 'guest', deactivatedAt: null, endsAt: { lte: soon } } });
    if (!guest?.endsAt) return null;
    const { name, slug } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    return { userId: guest.userId, email: guest.email, workspaceName: name, slug, endsAt: guest.endsAt };
  });
}
