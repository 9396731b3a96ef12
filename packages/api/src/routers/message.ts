import { limits } from '@parley/contract/limits';
import { acceptsLower, acceptsWarning, cursor, id, messageBody, version } from '@parley/contract/primitives';
import { messageSearch } from '@parley/contract/search-query';
import { countReach } from '@parley/core/message/count-reach';
import { accessMessage } from '@parley/core/message/access-message';
import {
  acknowledgeMessage,
  listAcknowledged,
  remindToAcknowledge,
  requireAcknowledgement,
} from '@parley/core/message/acknowledge';
import { setMessageLabel } from '@parley/core/label/set-message-label';
import { forwardMessage } from '@parley/core/message/forward-message';
import { getMessageContext } from '@parley/core/message/message-context';
import { listMessageVersions } from '@parley/core/message/message-history';
import { moveMessage } from '@parley/core/message/move-message';
import { listPinned, pinMessage } from '@parley/core/message/pin-message';
import { closePoll, votePoll } from '@parley/core/message/poll';
import { getThread, listMessages } from '@parley/core/message/read-messages';
import { removePreview } from '@parley/core/preview/remove-preview';
import { searchMessages } from '@parley/core/search/search-messages';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

const one = z.strictObject({ messageId: id });
const switched = z.strictObject({ messageId: id, on: z.boolean() });

export const message = router({
  page: memberProcedure
    .input(
      z.strictObject({
        channelId: id,
        before: version.optional(),
        after: version.optional(),
        around: version.optional(),
        aroundId: id.optional(),
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
  context: memberProcedure.input(one).query(({ ctx, input }) => getMessageContext(ctx.actor, input)),
  search: memberProcedure.input(messageSearch).query(({ ctx, input }) => searchMessages(ctx.actor, input)),
  pins: memberProcedure.input(z.strictObject({ channelId: id, cursor })).query(({ ctx, input }) => listPinned(ctx.actor, input)),
  history: memberProcedure.input(one).query(({ ctx, input }) => listMessageVersions(ctx.actor, input)),
  pin: memberProcedure.input(switched).mutation(({ ctx, input }) => pinMessage(ctx.actor, input)),
  forward: memberProcedure
    .input(z.strictObject({ clientId: id, messageId: id, channelId: id, comment: messageBody, acceptsWarning, acceptsLower }))
    .mutation(({ ctx, input }) => forwardMessage(ctx.actor, input)),
  setLabel: memberProcedure
    .input(z.strictObject({ messageId: id, labelId: id.nullable() }))
    .mutation(({ ctx, input }) => setMessageLabel(ctx.actor, input)),
  move: memberProcedure
    .input(z.strictObject({ messageId: id, channelId: id, acceptsLower }))
    .mutation(({ ctx, input }) => moveMessage(ctx.actor, input)),
  vote: memberProcedure
    .input(z.strictObject({ messageId: id, optionId: z.string().min(1).max(8), on: z.boolean() }))
    .mutation(({ ctx, input }) => votePoll(ctx.actor, input)),
  closePoll: memberProcedure.input(one).mutation(({ ctx, input }) => closePoll(ctx.actor, input)),
  removePreview: memberProcedure
    .input(z.strictObject({ messageId: id, url: z.string().min(1).max(2_048) }))
    .mutation(({ ctx, input }) => removePreview(ctx.actor, input)),
  reach: memberProcedure
    .input(z.strictObject({ channelId: id, all: z.enum(['channel', 'here']) }))
    .query(({ ctx, input }) => countReach(ctx.actor, input)),
  requireAck: memberProcedure.input(one).mutation(({ ctx, input }) => requireAcknowledgement(ctx.actor, input)),
  acknowledge: memberProcedure.input(one).mutation(({ ctx, input }) => acknowledgeMessage(ctx.actor, input)),
  ackRoster: memberProcedure
    .input(z.strictObject({ messageId: id, state: z.enum(['done', 'missing']), cursor: id.nullish() }))
    .query(({ ctx, input }) => listAcknowledged(ctx.actor, input)),
  remindAck: memberProcedure.input(one).mutation(({ ctx, input }) => remindToAcknowledge(ctx.actor, input)),
});
