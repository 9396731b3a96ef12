import { acceptsWarning, cursor, id, messageBody } from '@parley/contract/primitives';
import { scheduleInput } from '@parley/contract/scheduled';
import {
  cancelScheduled,
  changeScheduled,
  countScheduled,
  listScheduled,
  scheduleMessage,
} from '@parley/core/scheduled/scheduled-messages';
import { sendScheduledNow } from '@parley/core/scheduled/send-scheduled';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ id });

export const scheduled = router({
  list: memberProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listScheduled(ctx.actor, input)),
  count: memberProcedure.query(({ ctx }) => countScheduled(ctx.actor)),
  create: memberProcedure.input(scheduleInput).mutation(({ ctx, input }) => scheduleMessage(ctx.actor, input)),
  change: memberProcedure
    .input(z.strictObject({ id, body: messageBody, sendAt: z.iso.datetime('Choose a time.'), acceptsWarning }))
    .mutation(({ ctx, input }) => changeScheduled(ctx.actor, input)),
  cancel: memberProcedure.input(one).mutation(({ ctx, input }) => cancelScheduled(ctx.actor, input)),
  sendNow: memberProcedure.input(one.extend({ acceptsWarning })).mutation(({ ctx, input }) => sendScheduledNow(ctx.actor, input)),
});
