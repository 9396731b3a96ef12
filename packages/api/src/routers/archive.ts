import { getArchive, listCheckpoints, startCheck } from '@parley/core/archive/manage-archive';
import { rotateKey } from '@parley/core/archive/keys';
import * as z from 'zod';
import { auditProcedure, ownerProcedure, router } from '../procedure.ts';

const number = z.int().positive().max(Number.MAX_SAFE_INTEGER);

export const archive = router({
  get: auditProcedure.query(({ ctx }) => getArchive(ctx.actor)),
  checkpoints: auditProcedure
    .input(z.strictObject({ cursor: number.nullish() }))
    .query(({ ctx, input }) => listCheckpoints(ctx.actor, input)),
  check: auditProcedure.mutation(({ ctx }) => startCheck(ctx.actor)),
  rotateKey: ownerProcedure.mutation(({ ctx }) => rotateKey(ctx.actor)),
});
