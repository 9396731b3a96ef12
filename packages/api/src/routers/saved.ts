import { cursor, id } from '@parley/contract/primitives';
import {
  listSaved,
  listSavedIds,
  remindOfMessage,
  saveMessage,
  setSavedDone,
  unsaveMessage,
} from '@parley/core/saved/saved-messages';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ messageId: id });

export const saved = router({
  list: memberProcedure
    .input(z.strictObject({ view: z.enum(['open', 'reminders', 'done']), cursor }))
    .query(({ ctx, input }) => listSaved(ctx.actor, input)),
  ids: memberProcedure.query(({ ctx }) => listSavedIds(ctx.actor)),
  save: memberProcedure.input(one).mutation(async ({ ctx, input }) => {
    await saveMessage(ctx.actor, input);
    return {};
  }),
  remove: memberProcedure.input(one).mutation(async ({ ctx, input }) => {
    await unsaveMessage(ctx.actor, input);
    return {};
  }),
  remind: memberProcedure
    .input(z.strictObject({ messageId: id, at: z.iso.datetime('Choose a time.') }))
    .mutation(async ({ ctx, input }) => {
      await remindOfMessage(ctx.actor, input);
      return {};
    }),
  setDone: memberProcedure.input(z.strictObject({ messageId: id, on: z.boolean() })).mutation(async ({ ctx, input }) => {
    await setSavedDone(ctx.actor, input);
    return {};
  }),
});
