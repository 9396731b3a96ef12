import { barrierChange, barrierInput, barrierPreviewInput, simulateInput } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { id, searchText } from '@parley/contract/primitives';
import { changeBarrier, createBarrier, deleteBarrier, switchBarrier } from '@parley/core/barrier/change-barrier';
import { listBarriers } from '@parley/core/barrier/list-barriers';
import { previewBarrier } from '@parley/core/barrier/preview-barrier';
import { findPeople, simulate } from '@parley/core/barrier/simulate';
import * as z from 'zod';
import { router, rulesProcedure } from '../procedure.ts';

export const barrier = router({
  list: rulesProcedure.query(({ ctx }) => listBarriers(ctx.actor)),
  create: rulesProcedure.input(barrierInput).mutation(({ ctx, input }) => createBarrier(ctx.actor, input)),
  change: rulesProcedure.input(barrierChange).mutation(({ ctx, input }) => changeBarrier(ctx.actor, input)),
  switch: rulesProcedure
    .input(z.strictObject({ id, isOn: z.boolean() }))
    .mutation(({ ctx, input }) => switchBarrier(ctx.actor, input)),
  delete: rulesProcedure.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await deleteBarrier(ctx.actor, input);
    return {};
  }),
  preview: rulesProcedure.input(barrierPreviewInput).mutation(({ ctx, input }) => previewBarrier(ctx.actor, input)),
  people: rulesProcedure
    .input(z.strictObject({ query: searchText(limits.searchQuery) }))
    .query(({ ctx, input }) => findPeople(ctx.actor, input)),
  simulate: rulesProcedure.input(simulateInput).query(({ ctx, input }) => simulate(ctx.actor, input)),
});
