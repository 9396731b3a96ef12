import { preferencesChange } from '@parley/contract/preferences';
import { getPreferences, setPreferences } from '@parley/core/preference/preferences';
import { stopUnreadMails } from '@parley/core/notification/unsubscribe';
import * as z from 'zod';
import { memberProcedure, publicProcedure, router } from '../procedure.ts';

export const preference = router({
  get: memberProcedure.query(({ ctx }) => getPreferences(ctx.actor)),
  /** From the link in a mail, signed in or not. */
  stopMails: publicProcedure.input(z.strictObject({ token: z.string().max(200) })).mutation(async ({ ctx, input }) => {
    await stopUnreadMails(input, ctx);
    return {};
  }),
  set: memberProcedure.input(preferencesChange).mutation(({ ctx, input }) => setPreferences(ctx.actor, input)),
});
