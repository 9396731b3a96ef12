import { journalTargetInput } from '@parley/contract/journal';
import { id } from '@parley/contract/primitives';
import { addTarget, decideTarget, listTargets, removeTarget } from '@parley/core/journal/manage-targets';
import { listNotes, pauseTarget, replayTarget, testTarget } from '@parley/core/journal/steer-target';
import * as z from 'zod';
import { archiveProcedure, router } from '../procedure.ts';

const one = z.strictObject({ targetId: id });

export const journal = router({
  list: archiveProcedure.query(({ ctx }) => listTargets(ctx.actor)),
  notes: archiveProcedure.input(one.extend({ cursor: id.nullish() })).query(({ ctx, input }) => listNotes(ctx.actor, input)),
  add: archiveProcedure.input(journalTargetInput).mutation(({ ctx, input }) => addTarget(ctx.actor, input)),
  decide: archiveProcedure.input(one.extend({ agrees: z.boolean() })).mutation(({ ctx, input }) => decideTarget(ctx.actor, input)),
  pause: archiveProcedure.input(one.extend({ isPaused: z.boolean() })).mutation(({ ctx, input }) => pauseTarget(ctx.actor, input)),
  replay: archiveProcedure
    .input(one.extend({ from: z.iso.date().nullable() }))
    .mutation(({ ctx, input }) => replayTarget(ctx.actor, input)),
  test: archiveProcedure.input(one).mutation(({ ctx, input }) => testTarget(ctx.actor, input)),
  remove: archiveProcedure.input(one).mutation(({ ctx, input }) => removeTarget(ctx.actor, input)),
});
