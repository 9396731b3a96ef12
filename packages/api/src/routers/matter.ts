import { holdReason } from '@parley/contract/hold-view';
import { limits } from '@parley/contract/limits';
import { matterWords } from '@parley/contract/matter';
import { matterRetentionInput } from '@parley/contract/matter-retention';
import { cursor, id, searchText } from '@parley/contract/primitives';
import { agreeToMatterRetention, setMatterRetention, withdrawMatterRetention } from '@parley/core/matter/change-matter-retention';
import { gather, takeOut } from '@parley/core/matter/gather';
import { holdMatter } from '@parley/core/matter/hold-matter';
import { linkMatterFile } from '@parley/core/matter/matter-file';
import { changeMatter, changeMatterPeople, handOverMatter, openMatter } from '@parley/core/matter/open-matter';
import { getMatter, listMatters, markPrivileged, readMatter } from '@parley/core/matter/read-matter';
import { listKeepingMatters } from '@parley/core/matter/read-matter-retention';
import * as z from 'zod';
import { archiveProcedure, memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ matterId: id });
const memberIds = z.array(id).max(limits.matterPeople);
const day = z.iso.date('Choose a day.').nullable();
const part = z.union([
  z
    .strictObject({ channelId: id, from: day, until: day })
    .refine(({ from, until }) => !from || !until || from <= until, 'The last day is before the first.'),
  z.strictObject({ messageId: id }),
]);

export const matter = router({
  list: memberProcedure
    .input(z.strictObject({ isClosed: z.boolean(), cursor: id.nullish() }))
    .query(({ ctx, input }) => listMatters(ctx.actor, input)),
  get: memberProcedure.input(one).query(({ ctx, input }) => getMatter(ctx.actor, input)),
  /** Where something is shown that the reader has by the matter alone, this is an act. */
  read: memberProcedure
    .input(z.strictObject({ matterId: id, channelId: id.optional(), onlyPrivileged: z.boolean().optional(), cursor }))
    .query(({ ctx, input }) => readMatter(ctx.actor, input)),
  open: memberProcedure
    .input(z.strictObject({ ...matterWords, memberIds }))
    .mutation(({ ctx, input }) => openMatter(ctx.actor, input)),
  change: memberProcedure
    .input(z.strictObject({ matterId: id, ...matterWords, isClosed: z.boolean() }))
    .mutation(({ ctx, input }) => changeMatter(ctx.actor, input)),
  changePeople: memberProcedure
    .input(z.strictObject({ matterId: id, add: memberIds, remove: memberIds }))
    .mutation(({ ctx, input }) => changeMatterPeople(ctx.actor, input)),
  handOver: memberProcedure
    .input(z.strictObject({ matterId: id, memberId: id }))
    .mutation(({ ctx, input }) => handOverMatter(ctx.actor, input)),
  gather: memberProcedure
    .input(z.strictObject({ matterId: id, part, note: searchText(limits.matterNote) }))
    .mutation(({ ctx, input }) => gather(ctx.actor, input)),
  takeOut: memberProcedure
    .input(z.strictObject({ matterId: id, partId: id }))
    .mutation(({ ctx, input }) => takeOut(ctx.actor, input)),
  hold: archiveProcedure
    .input(z.strictObject({ matterId: id, reason: holdReason }))
    .mutation(({ ctx, input }) => holdMatter(ctx.actor, input)),
  linkFile: memberProcedure
    .input(z.strictObject({ matterId: id, fileId: id }))
    .mutation(({ ctx, input }) => linkMatterFile(ctx.actor, input)),
  setRetention: memberProcedure.input(matterRetentionInput).mutation(({ ctx, input }) => setMatterRetention(ctx.actor, input)),
  agreeToRetention: archiveProcedure
    .input(z.strictObject({ changeId: id }))
    .mutation(({ ctx, input }) => agreeToMatterRetention(ctx.actor, input)),
  withdrawRetention: memberProcedure
    .input(z.strictObject({ changeId: id }))
    .mutation(({ ctx, input }) => withdrawMatterRetention(ctx.actor, input)),
  keeping: archiveProcedure
    .input(z.strictObject({ cursor: id.nullish() }))
    .query(({ ctx, input }) => listKeepingMatters(ctx.actor, input)),
  markPrivileged: memberProcedure
    .input(z.strictObject({ matterId: id, messageId: id, isPrivileged: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await markPrivileged(ctx.actor, input);
      return {};
    }),
});
