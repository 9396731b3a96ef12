import { id } from '@parley/contract/primitives';
import { erasureInput } from '@parley/contract/subject-rights';
import { erasePerson } from '@parley/core/subject-rights/erase-person';
import { askForMyData, getMyData, linkMyData } from '@parley/core/subject-rights/my-data';
import { previewErasure } from '@parley/core/subject-rights/preview-erasure';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const subject = router({
  preview: memberProcedure.input(z.strictObject({ memberId: id })).query(({ ctx, input }) => previewErasure(ctx.actor, input)),
  myData: memberProcedure.query(({ ctx }) => getMyData(ctx.actor)),
  askForMyData: memberProcedure.mutation(({ ctx }) => askForMyData(ctx.actor)),
  linkMyData: memberProcedure.input(z.strictObject({ exportId: id })).mutation(({ ctx, input }) => linkMyData(ctx.actor, input)),
  erase: memberProcedure.input(erasureInput).mutation(async ({ ctx, input }) => {
    await erasePerson(ctx.actor, input);
    return {};
  }),
});
