import { importOptions } from '@parley/contract/import-view';
import { id } from '@parley/contract/primitives';
import {
  cancelImport,
  discardImport,
  getImport,
  listImportProblems,
  listImports,
  startImport,
} from '@parley/core/import/manage-imports';
import * as z from 'zod';
import { adminProcedure, router } from '../procedure.ts';

const place = z
  .string()
  .max(400)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'This place is not known.');
const one = z.strictObject({ importId: id });

/** The file itself comes by the upload route. */
export const imports = router({
  list: adminProcedure.input(z.strictObject({ cursor: id.nullish() })).query(({ ctx, input }) => listImports(ctx.actor, input)),
  get: adminProcedure.input(one).query(({ ctx, input }) => getImport(ctx.actor, input)),
  problems: adminProcedure
    .input(one.extend({ cursor: place.nullish() }))
    .query(({ ctx, input }) => listImportProblems(ctx.actor, input)),
  start: adminProcedure.input(one.extend({ options: importOptions })).mutation(({ ctx, input }) => startImport(ctx.actor, input)),
  cancel: adminProcedure.input(one).mutation(({ ctx, input }) => cancelImport(ctx.actor, input)),
  discard: adminProcedure.input(one).mutation(({ ctx, input }) => discardImport(ctx.actor, input)),
});
