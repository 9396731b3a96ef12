import { cursor, id, version } from '@parley/contract/primitives';
import {
  followThread,
  getThreadState,
  listThreads,
  markAllThreadsRead,
  markThreadRead,
  resolveThread,
} from '@parley/core/message/threads';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const switched = z.strictObject({ messageId: id, on: z.boolean() });

export const thread = router({
  list: memberProcedure
    .input(z.strictObject({ only: z.literal('unread').optional(), cursor }))
    .query(({ ctx, input }) => listThreads(ctx.actor, input)),
  state: memberProcedure.input(z.strictObject({ messageId: id })).query(({ ctx, input }) => getThreadState(ctx.actor, input)),
  follow: memberProcedure.input(switched).mutation(({ ctx, input }) => followThread(ctx.actor, input)),
  resolve: memberProcedure.input(switched).mutation(({ ctx, input }) => resolveThread(ctx.actor, input)),
  read: memberProcedure.input(z.strictObject({ messageId: id, seq: version })).mutation(async ({ ctx, input }) => {
    await markThreadRead(ctx.actor, input);
    return {};
  }),
  readAll: memberProcedure.mutation(async ({ ctx }) => {
    await markAllThreadsRead(ctx.actor);
    return {};
  }),
});
