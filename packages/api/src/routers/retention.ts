import { id } from '@parley/contract/primitives';
import { retentionInput, retentionRules } from '@parley/contract/retention';
import { agreeToRetention, setRetention, withdrawRetention } from '@parley/core/retention/change-retention';
import { getRetention } from '@parley/core/retention/get-retention';
import { listPurges } from '@parley/core/retention/list-purges';
import { tryRetention } from '@parley/core/retention/try-retention';
import * as z from 'zod';
import { archiveProcedure, router } from '../procedure.ts';

const change = z.strictObject({ changeId: id });

export const retention = router({
  get: archiveProcedure.query(({ ctx }) => getRetention(ctx.actor)),
  set: archiveProcedure.input(retentionInput).mutation(({ ctx, input }) => setRetention(ctx.actor, input)),
  agree: archiveProcedure.input(change).mutation(({ ctx, input }) => agreeToRetention(ctx.actor, input)),
  withdraw: archiveProcedure.input(change).mutation(({ ctx, input }) => withdrawRetention(ctx.actor, input)),
  try: archiveProcedure
    .input(z.strictObject({ rules: retentionRules }))
    .mutation(({ ctx, input }) => tryRetention(ctx.actor, input)),
  purges: archiveProcedure.input(z.strictObject({ cursor: id.nullish() })).query(({ ctx, input }) => listPurges(ctx.actor, input)),
});
