import { limits } from '@parley/contract/limits';
import { cursor, customEmojiName } from '@parley/contract/primitives';
import { addEmoji, listEmoji, removeEmoji } from '@parley/core/emoji/custom-emoji';
import * as z from 'zod';
import { memberProcedure, router } from '../procedure.ts';

/** Base64 of a picture that is a little too large still arrives, so that its refusal can say so. */
const picture = z.base64('This is no picture that can be read.').max(Math.ceil(limits.emojiPictureBytes * 1.4) + 4);

export const emoji = router({
  list: memberProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listEmoji(ctx.actor, input)),
  add: memberProcedure
    .input(z.strictObject({ name: customEmojiName, picture }))
    .mutation(({ ctx, input }) => addEmoji(ctx.actor, input)),
  remove: memberProcedure.input(z.strictObject({ name: customEmojiName })).mutation(async ({ ctx, input }) => {
    await removeEmoji(ctx.actor, input);
    return {};
  }),
});
