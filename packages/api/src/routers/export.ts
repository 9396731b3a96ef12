import { exportRequest } from '@parley/contract/export-request';
import { id } from '@parley/contract/primitives';
import { cancelExport, decideExport, listExports, startExport } from '@parley/core/export/manage-exports';
import { linkExport } from '@parley/core/export/open-export';
import * as z from 'zod';
import { archiveProcedure, router } from '../procedure.ts';

const one = z.strictObject({ exportId: id });

export const exports = router({
  list: archiveProcedure.input(z.strictObject({ cursor: id.nullish() })).query(({ ctx, input }) => listExports(ctx.actor, input)),
  start: archiveProcedure.input(exportRequest).mutation(({ ctx, input }) => startExport(ctx.actor, input)),
  decide: archiveProcedure.input(one.extend({ agrees: z.boolean() })).mutation(({ ctx, input }) => decideExport(ctx.actor, input)),
  cancel: archiveProcedure.input(one).mutation(({ ctx, input }) => cancelExport(ctx.actor, input)),
  /** The bytes themselves come by a route of their own. */
  link: archiveProcedure.input(one).mutation(({ ctx, input }) => linkExport(ctx.actor, input)),
});
