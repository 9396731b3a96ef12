import { permission as permissionName } from '@parley/contract/permission';
import { limits } from '@parley/contract/limits';
import { id, searchText } from '@parley/contract/primitives';
import { listPermissions, setPermission } from '@parley/core/permission/permissions';
import * as z from 'zod';
import { peopleProcedure, router } from '../procedure.ts';

export const permission = router({
  list: peopleProcedure
    .input(z.strictObject({ query: searchText(limits.personName).optional(), cursor: id.nullish() }))
    .query(({ ctx, input }) => listPermissions(ctx.actor, input)),
  // Only owners give and take; the use case says so to others who may look.
  set: peopleProcedure
    .input(z.strictObject({ memberId: id, permission: permissionName, isGranted: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setPermission(ctx.actor, input);
      return {};
    }),
});
