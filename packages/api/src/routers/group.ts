import { limits } from '@parley/contract/limits';
import { groupName, id } from '@parley/contract/primitives';
import { changeGroupMembers, createGroup, deleteGroup, renameGroup } from '@parley/core/group/change-group';
import { listGroupMembers, listGroups } from '@parley/core/group/list-groups';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const memberIds = z.array(id).max(limits.channelMembersPerCall);

export const group = router({
  list: memberProcedure.query(({ ctx }) => listGroups(ctx.actor)),
  members: memberProcedure
    .input(z.strictObject({ groupId: id, cursor: id.nullish() }))
    .query(({ ctx, input }) => listGroupMembers(ctx.actor, input)),
  create: memberProcedure
    .input(z.strictObject({ name: groupName, memberIds }))
    .mutation(({ ctx, input }) => createGroup(ctx.actor, input)),
  rename: memberProcedure
    .input(z.strictObject({ groupId: id, name: groupName }))
    .mutation(({ ctx, input }) => renameGroup(ctx.actor, input)),
  changeMembers: memberProcedure
    .input(z.strictObject({ groupId: id, add: memberIds, remove: memberIds }))
    .mutation(({ ctx, input }) => changeGroupMembers(ctx.actor, input)),
  delete: memberProcedure.input(z.strictObject({ groupId: id })).mutation(async ({ ctx, input }) => {
    await deleteGroup(ctx.actor, input);
    return {};
  }),
});
