import type { MemberView, Role } from '@parley/contract/member-view';
import { membershipsOf } from '@parley/db/channel/channel-queries';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats, seatsHaveChanged } from '../billing/require-seats.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { bus } from '../bus/bus.ts';
import { requireGuestMayStay } from '../label/closed-to-guests.ts';
import { requireAllowed } from '../policy/decide.ts';
import { enqueueGuestEnd } from './guest-end.ts';
import { toMemberView } from './to-member-view.ts';

/** Changes a role. A workspace is never without an owner. */
export async function setMemberRole(actor: Actor, input: { memberId: string; role: Role }): Promise<MemberView> {
  requireAllowed(actor, 'people.manage', null);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const member = await lockMember(tx, actor, input.memberId);
    requireAllowed(actor, 'member.setRole', { memberId: member.id, role: member.role as Role, newRole: input.role });
    if (member.role === input.role) return toMemberView(actor, member);
    if (member.role === 'owner') await requireAnotherOwner(tx, member.id);
    if (input.role === 'guest') await requireGuestMayStay(tx, member.id);
    const takesSeat = member.role === 'guest' && !member.deactivatedAt;
    if (takesSeat) await requireSeats(tx, actor.tenantId, 1);
    // An end date is a guest's.
    const endsAt = input.role === 'guest' ? member.endsAt : null;
    await tx.member.updateMany({ where: { id: member.id }, data: { role: input.role, endsAt } });
    // What a guest was given earlier must not come back with a later role.
    if (input.role === 'guest') await tx.memberPermission.deleteMany({ where: { memberId: member.id } });
    if (takesSeat || input.role === 'guest') await seatsHaveChanged(tx, actor.tenantId);
    await recordAct(tx, actor, {
      type: 'member.roleChanged',
      subjectId: member.id,
      details: { before: member.role, after: input.role },
    });
    return toMemberView(actor, { ...member, role: input.role });
  });
  bus().announce({ kind: 'member', tenantId: actor.tenantId, memberId: input.memberId, change: 'role' });
  return view;
}

/** Ends a member's access at once; what they wrote stays. Can be undone by reactivating. */
export async function deactivateMember(actor: Actor, input: { memberId: string }): Promise<MemberView> {
  requireAllowed(actor, 'people.manage', null);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const member = await lockMember(tx, actor, input.memberId);
    requireAllowed(actor, 'member.deactivate', { memberId: member.id, role: member.role as Role });
    if (member.deactivatedAt) return toMemberView(actor, member);
    if (member.role === 'owner') await requireAnotherOwner(tx, member.id);
    const deactivatedAt = new Date();
    await tx.member.updateMany({ where: { id: member.id }, data: { deactivatedAt } });
    await seatsHaveChanged(tx, actor.tenantId);
    await recordAct(tx, actor, { type: 'member.deactivated', subjectId: member.id });
    return toMemberView(actor, { ...member, deactivatedAt });
  });
  bus().announce({ kind: 'member', tenantId: actor.tenantId, memberId: input.memberId, change: 'deactivated' });
  return view;
}

export async function reactivateMember(actor: Actor, input: { memberId: string }): Promise<MemberView> {
  requireAllowed(actor, 'people.manage', null);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const member = await lockMember(tx, actor, input.memberId);
    requireAllowed(actor, 'member.deactivate', { memberId: member.id, role: member.role as Role });
    if (!member.deactivatedAt) return toMemberView(actor, member);
    if (member.isPlaceholder)
      throw new AppError('CONFLICT', {
        message: 'This person is known from an import only. Invite them; what they wrote then is theirs.',
      });
    if (member.role !== 'guest') await requireSeats(tx, actor.tenantId, 1);
    // One that has passed would shut them out again at once.
    const endsAt = member.endsAt && member.endsAt > new Date() ? member.endsAt : null;
    await tx.member.updateMany({ where: { id: member.id }, data: { deactivatedAt: null, endsAt } });
    await enqueueGuestEnd(tx, member.id, endsAt);
    await seatsHaveChanged(tx, actor.tenantId);
    await recordAct(tx, actor, { type: 'member.reactivated', subjectId: member.id });
    return toMemberView(actor, { ...member, deactivatedAt: null });
  });
  bus().announce({ kind: 'member', tenantId: actor.tenantId, memberId: input.memberId, change: 'added' });
  return view;
}

/** Changes one's own name and title in this workspace. */
export async function updateProfile(actor: Actor, input: { name: string; title: string }): Promise<MemberView> {
  await requireWithinRules(actor, [input.name, input.title], { door: 'profile' });
  return withTenant(actor.tenantId, async (tx) => {
    const member = await lockMember(tx, actor, actor.memberId);
    if (member.name !== input.name || member.title !== input.title) {
      await tx.member.updateMany({ where: { id: member.id }, data: { name: input.name, title: input.title } });
      await recordAct(tx, actor, {
        type: 'member.profileChanged',
        subjectId: member.id,
        details: {
          before: { name: member.name, title: member.title },
          after: { name: input.name, title: input.title },
        },
      });
    }
    return toMemberView(actor, { ...member, name: input.name, title: input.title });
  });
}

/** Who is in which channels, with the versions of those channels; only active members. */
export async function readMemberships(tenantId: string, memberIds: string[]) {
  return withTenant(tenantId, (tx) => membershipsOf(tx, memberIds));
}

// Changes to members queue behind the tenant's stream, so that two cannot each remove 'the other' owner.
async function lockMember(tx: TenantTx, actor: Actor, memberId: string) {
  await lockStream(tx, actor.tenantId);
  const member = await tx.member.findFirst({ where: { id: memberId } });
  if (!member) throw notFound('person');
  return member;
}

async function requireAnotherOwner(tx: TenantTx, memberId: string): Promise<void> {
  const others = await tx.member.count({ where: { role: 'owner', deactivatedAt: null, id: { not: memberId } } });
  if (others === 0)
    throw new AppError('CONFLICT', {
      message: 'This is the last owner. Make somebody else an owner first.',
      rule: 'never-without-an-owner',
    });
}
