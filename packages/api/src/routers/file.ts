import { fileKinds } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { cursor, id } from '@parley/contract/primitives';
import { fileSearch } from '@parley/contract/search-query';
import { linkFile } from '@parley/core/file/link-file';
import { listFiles } from '@parley/core/file/list-files';
import { throttle } from '@parley/core/identity/throttle';
import { searchFiles } from '@parley/core/search/search-files';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

export const file = router({
  /** A mutation, so that no link lies in a cache. */
  link: memberProcedure.input(z.strictObject({ fileId: id })).mutation(async ({ ctx, input }) => {
    await throttle('fileLink.member', ctx.actor.memberId);
    return linkFile(ctx.actor, input);
  }),
  list: memberProcedure
    .input(
      z.strictObject({
        channelId: id,
        kind: z.enum(fileKinds).optional(),
        query: z.string().max(limits.fileName).optional(),
        cursor,
      }),
    )
    .query(({ ctx, input }) => listFiles(ctx.actor, input)),
  search: memberProcedure.input(fileSearch).query(({ ctx, input }) => searchFiles(ctx.actor, input)),
});
