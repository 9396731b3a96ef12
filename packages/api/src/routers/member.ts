import { role } from '@parley/contract/member-view';
import { limits } from '@parley/contract/limits';
import { cursor, id, memberTitle, personName, searchText } from '@parley/contract/primitives';
import { deactivateMember, reactivateMember, setMemberRole, updateProfile } from '@parley/core/member/change-member';
import { getMember, listMembers } from '@parley/core/member/list-members';
import { getMemberTimeZone } from '@parley/core/member/member-time-zone';
import * as z from 'zod';
import { adminProcedure, memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ memberId: id });

export const member = router({
  list: memberProcedure
    .input(z.strictObject({ query: searchText(limits.personName).optional(), cursor, includeDeactivated: z.boolean().optional() }))
    .query(({ ctx, input }) => listMembers(ctx.actor, input)),
  get: memberProcedure.input(one).query(({ ctx, input }) => getMember(ctx.actor, input.memberId)),
  timeZone: memberProcedure.input(one).query(({ ctx, input }) => getMemberTimeZone(ctx.actor, input.memberId)),
  updateProfile: memberProcedure
    .input(z.strictObject({ name: personName, title: memberTitle }))
    .mutation(({ ctx, input }) => updateProfile(ctx.actor, input)),
  setRole: adminProcedure
    .input(z.strictObject({ memberId: id, role }))
    .mutation(({ ctx, input }) => setMemberRole(ctx.actor, input)),
  deactivate: adminProcedure.input(one).mutation(({ ctx, input }) => deactivateMember(ctx.actor, input)),
  reactivate: adminProcedure.input(one).mutation(({ ctx, input }) => reactivateMember(ctx.actor, input)),
});
