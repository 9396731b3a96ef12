import { cursor, id } from '@parley/contract/primitives';
import { heldTabs, refuseHeldInput } from '@parley/contract/quarantine';
import { refuseHeld, releaseHeld } from '@parley/core/quarantine/decide-held';
import { listQuarantinedFiles, releaseFile } from '@parley/core/quarantine/held-files';
import { getMyHeld, listMyHeld, withdrawHeld } from '@parley/core/quarantine/my-held';
import { listHeld, openHeld } from '@parley/core/quarantine/read-held';
import * as z from 'zod';
import { memberProcedure, router, rulesProcedure } from '../procedure.ts';

const one = z.strictObject({ id });

export const quarantine = router({
  list: rulesProcedure
    .input(z.strictObject({ tab: z.enum(heldTabs), cursor }))
    .query(({ ctx, input }) => listHeld(ctx.actor, input)),
  open: rulesProcedure.input(one).mutation(({ ctx, input }) => openHeld(ctx.actor, input)),
  release: rulesProcedure.input(one).mutation(async ({ ctx, input }) => {
    await releaseHeld(ctx.actor, input);
    return {};
  }),
  refuse: rulesProcedure.input(refuseHeldInput).mutation(async ({ ctx, input }) => {
    await refuseHeld(ctx.actor, input);
    return {};
  }),
  files: rulesProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listQuarantinedFiles(ctx.actor, input)),
  releaseFile: rulesProcedure.input(one).mutation(async ({ ctx, input }) => {
    await releaseFile(ctx.actor, input);
    return {};
  }),
  mine: memberProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listMyHeld(ctx.actor, input)),
  mineById: memberProcedure.input(one).query(({ ctx, input }) => getMyHeld(ctx.actor, input)),
  withdraw: memberProcedure.input(one).mutation(({ ctx, input }) => withdrawHeld(ctx.actor, input)),
});
