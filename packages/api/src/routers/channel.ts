import { historyChoice, notifyLevels } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { acceptsLower, channelName, channelTopic, cursor, id, searchText } from '@parley/contract/primitives';
import { getChannel } from '@parley/core/channel/access-channel';
import {
  addChannelMembers,
  archiveChannel,
  joinChannel,
  leaveChannel,
  removeChannelMember,
  renameChannel,
  setChannelPosting,
  setChannelTopic,
  unarchiveChannel,
} from '@parley/core/channel/change-channel';
import { createChannel, openDirect } from '@parley/core/channel/create-channel';
import { listChannelChanges } from '@parley/core/channel/list-channel-changes';
import { browseChannels, getChannelDetails, listChannelMembers } from '@parley/core/channel/list-channels';
import { setChannelMuted, setChannelNotify } from '@parley/core/channel/my-standing';
import { answerProposal, proposeChannel } from '@parley/core/channel/propose-channel';
import { setChannelLabel } from '@parley/core/label/set-channel-label';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const inChannel = z.strictObject({ channelId: id });
const memberIds = z.array(id).max(limits.channelMembersPerCall);

export const channel = router({
  browse: memberProcedure
    .input(
      z.strictObject({
        query: searchText(limits.channelName).optional(),
        sort: z.enum(['name', 'size', 'activity']).optional(),
        show: z.enum(['all', 'joined', 'archived']).optional(),
        cursor,
      }),
    )
    .query(({ ctx, input }) => browseChannels(ctx.actor, input)),
  get: memberProcedure.input(inChannel).query(({ ctx, input }) => getChannel(ctx.actor, input.channelId)),
  details: memberProcedure.input(inChannel).query(({ ctx, input }) => getChannelDetails(ctx.actor, input.channelId)),
  create: memberProcedure
    .input(
      z.strictObject({
        name: channelName,
        kind: z.enum(['public', 'private']),
        topic: channelTopic.optional(),
        memberIds: memberIds.optional(),
      }),
    )
    .mutation(({ ctx, input }) => createChannel(ctx.actor, input)),
  rename: memberProcedure
    .input(z.strictObject({ channelId: id, name: channelName }))
    .mutation(({ ctx, input }) => renameChannel(ctx.actor, input)),
  setTopic: memberProcedure
    .input(z.strictObject({ channelId: id, topic: channelTopic }))
    .mutation(({ ctx, input }) => setChannelTopic(ctx.actor, input)),
  setPosting: memberProcedure
    .input(z.strictObject({ channelId: id, posting: z.enum(['all', 'admins']) }))
    .mutation(({ ctx, input }) => setChannelPosting(ctx.actor, input)),
  setLabel: memberProcedure
    .input(z.strictObject({ channelId: id, labelId: id.nullable(), acceptsLower }))
    .mutation(({ ctx, input }) => setChannelLabel(ctx.actor, input)),
  changes: memberProcedure.input(inChannel).query(({ ctx, input }) => listChannelChanges(ctx.actor, input)),
  setNotify: memberProcedure
    .input(z.strictObject({ channelId: id, notify: z.enum(notifyLevels) }))
    .mutation(({ ctx, input }) => setChannelNotify(ctx.actor, input)),
  setMuted: memberProcedure
    .input(z.strictObject({ channelId: id, isMuted: z.boolean() }))
    .mutation(({ ctx, input }) => setChannelMuted(ctx.actor, input)),
  propose: memberProcedure
    .input(z.strictObject({ channelId: id, name: channelName }))
    .mutation(({ ctx, input }) => proposeChannel(ctx.actor, input)),
  answerProposal: memberProcedure
    .input(z.strictObject({ channelId: id, agrees: z.boolean() }))
    .mutation(({ ctx, input }) => answerProposal(ctx.actor, input)),
  join: memberProcedure.input(inChannel).mutation(({ ctx, input }) => joinChannel(ctx.actor, input)),
  leave: memberProcedure.input(inChannel).mutation(({ ctx, input }) => leaveChannel(ctx.actor, input)),
  archive: memberProcedure.input(inChannel).mutation(({ ctx, input }) => archiveChannel(ctx.actor, input)),
  unarchive: memberProcedure.input(inChannel).mutation(({ ctx, input }) => unarchiveChannel(ctx.actor, input)),
  addMembers: memberProcedure
    .input(z.strictObject({ channelId: id, memberIds: memberIds.min(1), history: historyChoice.optional() }))
    .mutation(({ ctx, input }) => addChannelMembers(ctx.actor, input)),
  removeMember: memberProcedure
    .input(z.strictObject({ channelId: id, memberId: id }))
    .mutation(({ ctx, input }) => removeChannelMember(ctx.actor, input)),
  members: memberProcedure
    .input(z.strictObject({ channelId: id, cursor: id.nullish() }))
    .query(({ ctx, input }) => listChannelMembers(ctx.actor, input)),
  openDirect: memberProcedure
    .input(z.strictObject({ memberIds: z.array(id).min(1).max(limits.groupMembers) }))
    .mutation(({ ctx, input }) => openDirect(ctx.actor, input)),
});
