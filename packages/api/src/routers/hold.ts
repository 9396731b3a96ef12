import { holdInput, holdReason } from '@parley/contract/hold-view';
import { id } from '@parley/contract/primitives';
import { listHolds } from '@parley/core/hold/list-holds';
import { createHold, releaseHold } from '@parley/core/hold/place-hold';
import * as z from 'zod';
import { archiveProcedure, router } from '../procedure.ts';

export const hold = router({
  list: archiveProcedure
    .input(z.strictObject({ isReleased: z.boolean(), cursor: id.nullish() }))
    .query(({ ctx, input }) => listHolds(ctx.actor, input)),
  place: archiveProcedure.input(holdInput).mutation(({ ctx, input }) => createHold(ctx.actor, input)),
  release: archiveProcedure
    .input(z.strictObject({ id, reason: holdReason }))
    .mutation(({ ctx, input }) => releaseHold(ctx.actor, input)),
});
