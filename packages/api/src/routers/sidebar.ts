import { limits } from '@parley/contract/limits';
import { id, sectionName } from '@parley/contract/primitives';
import { sectionChange } from '@parley/contract/sidebar-view';
import { arrangeSection, changeSection, createSection, deleteSection, placeChannel } from '@parley/core/sidebar/change-sections';
import { getSidebar } from '@parley/core/sidebar/get-sidebar';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const sidebar = router({
  get: memberProcedure.query(({ ctx }) => getSidebar(ctx.actor)),
  createSection: memberProcedure
    .input(z.strictObject({ name: sectionName }))
    .mutation(({ ctx, input }) => createSection(ctx.actor, input)),
  changeSection: memberProcedure.input(sectionChange).mutation(({ ctx, input }) => changeSection(ctx.actor, input)),
  deleteSection: memberProcedure
    .input(z.strictObject({ sectionId: id }))
    .mutation(({ ctx, input }) => deleteSection(ctx.actor, input)),
  arrange: memberProcedure
    .input(z.strictObject({ sectionId: id, channelIds: z.array(id).max(limits.syncChannels) }))
    .mutation(({ ctx, input }) => arrangeSection(ctx.actor, input)),
  placeChannel: memberProcedure
    .input(z.strictObject({ channelId: id, sectionId: id.nullable() }))
    .mutation(({ ctx, input }) => placeChannel(ctx.actor, input)),
});
