import { id } from '@parley/contract/primitives';
import { cancelExport, listExports, startExport } from '@parley/core/export/manage-exports';
import { linkExport } from '@parley/core/export/open-export';
import * as z from 'zod';
import { ownerProcedure, router } from '../procedure.ts';

const one = z.strictObject({ exportId: id });

export const exports = router({
  list: ownerProcedure.input(z.strictObject({ cursor: id.nullish() })).query(({ ctx, input }) => listExports(ctx.actor, input)),
  start: ownerProcedure.mutation(({ ctx }) => startExport(ctx.actor)),
  cancel: ownerProcedure.input(one).mutation(({ ctx, input }) => cancelExport(ctx.actor, input)),
  /** The bytes themselves come by a route of their own. */
  link: ownerProcedure.input(one).mutation(({ ctx, input }) => linkExport(ctx.actor, input)),
});
