import * as z from 'zod';
import { fileView } from './file-view.ts';
import { limits } from './limits.ts';
import { acceptsWarning, id, messageBody } from './primitives.ts';

/** A message that waits for its time. `sending`: it can no longer be changed; `failed`: it was refused then, for `failure`. */
export const scheduledView = z.strictObject({
  id,
  channelId: id,
  parentId: id.nullable(),
  body: z.string(),
  files: z.array(fileView),
  broadcast: z.boolean(),
  ackRequired: z.boolean(),
  sendAt: z.iso.datetime(),
  state: z.enum(['waiting', 'sending', 'failed']),
  failure: z.string().nullable(),
});
export type ScheduledView = z.infer<typeof scheduledView>;

/** `id` is made by the caller and becomes the message's `clientId`: asked twice it is one message, and sent twice as well. */
export const scheduleInput = z.strictObject({
  id,
  channelId: id,
  body: messageBody,
  parentId: id.optional(),
  fileIds: z.array(id).max(limits.filesPerMessage).optional(),
  broadcast: z.boolean().optional(),
  ackRequired: z.literal(true).optional(),
  hidesPreviews: z.literal(true).optional(),
  label: id.optional(),
  acceptsWarning,
  sendAt: z.iso.datetime('Choose a time.'),
});
export type ScheduleInput = z.infer<typeof scheduleInput>;
