import { role } from '@parley/contract/member-view';
import { limits } from '@parley/contract/limits';
import { cursor, id, memberTitle, personName, searchText } from '@parley/contract/primitives';
import { memberTableInput } from '@parley/contract/member-table';
import { deactivateMany, reactivateMany, setRoleOfMany } from '@parley/core/member/change-many-members';
import { deactivateMember, reactivateMember, setMemberRole, updateProfile } from '@parley/core/member/change-member';
import { setGuestEnd } from '@parley/core/member/guest-end';
import { handOverOwnership } from '@parley/core/member/hand-over';
import { listMemberTable } from '@parley/core/member/list-member-table';
import { getMember, listMembers } from '@parley/core/member/list-members';
import { getMemberTimeZone } from '@parley/core/member/member-time-zone';
import * as z from 'zod';
import { peopleProcedure, memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ memberId: id });
const many = z.strictObject({ memberIds: z.array(id).min(1).max(limits.membersPerAct) });

export const member = router({
  list: memberProcedure
    .input(z.strictObject({ query: searchText(limits.personName).optional(), cursor, includeDeactivated: z.boolean().optional() }))
    .query(({ ctx, input }) => listMembers(ctx.actor, input)),
  get: memberProcedure.input(one).query(({ ctx, input }) => getMember(ctx.actor, input.memberId)),
  timeZone: memberProcedure.input(one).query(({ ctx, input }) => getMemberTimeZone(ctx.actor, input.memberId)),
  updateProfile: memberProcedure
    .input(z.strictObject({ name: personName, title: memberTitle }))
    .mutation(({ ctx, input }) => updateProfile(ctx.actor, input)),
  setRole: peopleProcedure
    .input(z.strictObject({ memberId: id, role }))
    .mutation(({ ctx, input }) => setMemberRole(ctx.actor, input)),
  table: peopleProcedure.input(memberTableInput).query(({ ctx, input }) => listMemberTable(ctx.actor, input)),
  setRoleOfMany: peopleProcedure.input(many.extend({ role })).mutation(({ ctx, input }) => setRoleOfMany(ctx.actor, input)),
  deactivateMany: peopleProcedure.input(many).mutation(({ ctx, input }) => deactivateMany(ctx.actor, input)),
  reactivateMany: peopleProcedure.input(many).mutation(({ ctx, input }) => reactivateMany(ctx.actor, input)),
  setGuestEnd: peopleProcedure
    .input(one.extend({ endsAt: z.iso.datetime().optional() }))
    .mutation(({ ctx, input: { memberId, endsAt } }) =>
      setGuestEnd(ctx.actor, { memberId, endsAt: endsAt ? new Date(endsAt) : null }),
    ),
  // That it is an owner who hands over is looked at under the lock.
  handOver: memberProcedure.input(one).mutation(({ ctx, input }) => handOverOwnership(ctx.actor, input)),
  deactivate: peopleProcedure.input(one).mutation(({ ctx, input }) => deactivateMember(ctx.actor, input)),
  reactivate: peopleProcedure.input(one).mutation(({ ctx, input }) => reactivateMember(ctx.actor, input)),
});
