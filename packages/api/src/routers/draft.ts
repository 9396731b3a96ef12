import { limits } from '@parley/contract/limits';
import { cursor, id, messageBody, version } from '@parley/contract/primitives';
import { attachDraftFile, detachDraftFiles, listDraftFiles } from '@parley/core/draft/draft-files';
import { chooseDraft, dropDraft, listDrafts, setDraft } from '@parley/core/draft/drafts';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const other = z.strictObject({ key: id, id });
const known = z.strictObject({ fileId: id, base: version });

export const draft = router({
  list: memberProcedure
    .input(z.strictObject({ since: z.iso.datetime().nullish(), cursor }))
    .query(({ ctx, input }) => listDrafts(ctx.actor, input)),
  set: memberProcedure
    .input(z.strictObject({ channelId: id, parentId: id.optional(), body: messageBody, base: version, editedAt: version }))
    .mutation(({ ctx, input }) => setDraft(ctx.actor, input)),
  choose: memberProcedure.input(other).mutation(({ ctx, input }) => chooseDraft(ctx.actor, input)),
  drop: memberProcedure.input(other).mutation(({ ctx, input }) => dropDraft(ctx.actor, input)),
  files: memberProcedure.query(({ ctx }) => listDraftFiles(ctx.actor)),
  attach: memberProcedure.input(known.extend({ key: id })).mutation(({ ctx, input }) => attachDraftFile(ctx.actor, input)),
  detach: memberProcedure
    .input(z.strictObject({ files: z.array(known).min(1).max(limits.filesPerMessage) }))
    .mutation(({ ctx, input }) => detachDraftFiles(ctx.actor, input)),
});
