import { limits } from '@parley/contract/limits';
import { cursor, id, searchText, version } from '@parley/contract/primitives';
import { accessMessage } from '@parley/core/message/access-message';
import { getThread, listMessages, listThreads, markThreadRead, searchMessages } from '@parley/core/message/read-messages';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const message = router({
  page: memberProcedure
    .input(
      z.strictObject({
        channelId: id,
        before: version.optional(),
        after: version.optional(),
        around: version.optional(),
        limit: z.number().int().min(1).max(limits.pageSizeMax).optional(),
      }),
    )
    .query(({ ctx, input }) => listMessages(ctx.actor, input)),
  thread: memberProcedure
    .input(z.strictObject({ messageId: id, after: version.optional() }))
    .query(({ ctx, input }) => getThread(ctx.actor, input)),
  get: memberProcedure
    .input(z.strictObject({ messageId: id }))
    .query(({ ctx, input }) => accessMessage(ctx.actor, input.messageId)),
  search: memberProcedure
    .input(z.strictObject({ query: searchText(200).min(1), cursor }))
    .query(({ ctx, input }) => searchMessages(ctx.actor, input)),
});

export const thread = router({
  list: memberProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listThreads(ctx.actor, input)),
  read: memberProcedure.input(z.strictObject({ messageId: id, seq: version })).mutation(async ({ ctx, input }) => {
    await markThreadRead(ctx.actor, input);
    return {};
  }),
});
