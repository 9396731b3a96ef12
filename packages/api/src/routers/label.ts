import { bannerInput, labelChange, labelInput, labelsInput } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { id } from '@parley/contract/primitives';
import { adoptLabels, changeLabel, createLabel, orderLabels, removeLabel, restoreLabel } from '@parley/core/label/change-label';
import { countLower } from '@parley/core/label/count-lower';
import { listLabels, showLabels } from '@parley/core/label/list-labels';
import { setBanner } from '@parley/core/label/set-banner';
import * as z from 'zod';
import { memberProcedure, router, rulesProcedure } from '../procedure.ts';

const one = z.strictObject({ id });

export const label = router({
  shown: memberProcedure.query(({ ctx }) => showLabels(ctx.actor)),
  list: rulesProcedure.query(({ ctx }) => listLabels(ctx.actor)),
  lower: rulesProcedure.input(one).query(({ ctx, input }) => countLower(ctx.actor, input)),
  create: rulesProcedure.input(labelInput).mutation(({ ctx, input }) => createLabel(ctx.actor, input)),
  adopt: rulesProcedure.input(z.strictObject({ labels: labelsInput })).mutation(({ ctx, input }) => adoptLabels(ctx.actor, input)),
  change: rulesProcedure.input(labelChange).mutation(({ ctx, input }) => changeLabel(ctx.actor, input)),
  order: rulesProcedure
    .input(z.strictObject({ ids: z.array(id).max(limits.labels) }))
    .mutation(({ ctx, input }) => orderLabels(ctx.actor, input)),
  remove: rulesProcedure.input(one).mutation(({ ctx, input }) => removeLabel(ctx.actor, input)),
  restore: rulesProcedure.input(one).mutation(({ ctx, input }) => restoreLabel(ctx.actor, input)),
  setBanner: rulesProcedure
    .input(z.strictObject({ banner: bannerInput.nullable() }))
    .mutation(({ ctx, input }) => setBanner(ctx.actor, input)),
});
