import { limits } from '@parley/contract/limits';
import { channelName, channelTopic, cursor, id, searchText } from '@parley/contract/primitives';
import { getChannel } from '@parley/core/channel/access-channel';
import {
  addChannelMembers,
  archiveChannel,
  joinChannel,
  leaveChannel,
  removeChannelMember,
  renameChannel,
  setChannelTopic,
  unarchiveChannel,
} from '@parley/core/channel/change-channel';
import { createChannel, openDirect } from '@parley/core/channel/create-channel';
import { browseChannels, listChannelMembers } from '@parley/core/channel/list-channels';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const inChannel = z.strictObject({ channelId: id });
const memberIds = z.array(id).max(limits.channelMembersPerCall);

export const channel = router({
  browse: memberProcedure
    .input(z.strictObject({ query: searchText(limits.channelName).optional(), cursor }))
    .query(({ ctx, input }) => browseChannels(ctx.actor, input)),
  get: memberProcedure.input(inChannel).query(({ ctx, input }) => getChannel(ctx.actor, input.channelId)),
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
  join: memberProcedure.input(inChannel).mutation(({ ctx, input }) => joinChannel(ctx.actor, input)),
  leave: memberProcedure.input(inChannel).mutation(({ ctx, input }) => leaveChannel(ctx.actor, input)),
  archive: memberProcedure.input(inChannel).mutation(({ ctx, input }) => archiveChannel(ctx.actor, input)),
  unarchive: memberProcedure.input(inChannel).mutation(({ ctx, input }) => unarchiveChannel(ctx.actor, input)),
  addMembers: memberProcedure
    .input(z.strictObject({ channelId: id, memberIds: memberIds.min(1) }))
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
