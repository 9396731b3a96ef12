import * as z from 'zod';
import { leftOut } from './boundary-rule.ts';
import { channelView } from './channel-view.ts';
import type { ErrorBody } from './error-code.ts';
import { limits } from './limits.ts';
import { messageExtraInput } from './message-extra.ts';
import { messageView, type MessageView } from './message-view.ts';
import { presenceInput, presenceView } from './presence.ts';
import { acceptsWarning, emoji, id, messageBody, version } from './primitives.ts';

/**
 * What a client may ask of the realtime service: event name → input and the fields of an ok answer.
 * The same names and shapes are served at `POST /api/realtime/{event}` where WebSockets are blocked.
 */
export const clientEvents = {
  'message.send': {
    input: z.strictObject({
      clientId: id,
      channelId: id,
      body: messageBody,
      parentId: id.optional(),
      fileIds: z.array(id).max(limits.filesPerMessage).optional(),
      priority: z.enum(['normal', 'urgent']).optional(),
      /** Shows a reply in the channel as well. */
      broadcast: z.boolean().optional(),
      extra: messageExtraInput.optional(),
      acceptsWarning,
    }),
    output: z.object({ message: messageView, leftOut }),
  },
  'message.edit': {
    input: z.strictObject({ messageId: id, body: messageBody, acceptsWarning }),
    output: z.object({ message: messageView, leftOut }),
  },
  'message.delete': { input: z.strictObject({ messageId: id }), output: z.object({ message: messageView }) },
  'message.react': {
    input: z.strictObject({ messageId: id, emoji, on: z.boolean() }),
    output: z.object({ message: messageView }),
  },
  'channel.read': {
    input: z.strictObject({ channelId: id, seq: version }),
    output: z.object({ unread: z.number().int() }),
  },
  /** Makes this message and those after it unread again. */
  'channel.markUnread': {
    input: z.strictObject({ channelId: id, seq: version.min(1) }),
    output: z.object({ unread: z.number().int() }),
  },
  'channel.typing': { input: z.strictObject({ channelId: id }), output: z.object({}) },
  'presence.set': { input: presenceInput, output: z.object({ presence: presenceView }) },
  'presence.watch': {
    input: z.strictObject({ memberIds: z.array(id).max(limits.presenceWatch) }),
    output: z.object({ presences: z.array(presenceView) }),
  },
  sync: {
    input: z.strictObject({
      channels: z
        .record(id, version)
        .refine((map) => Object.keys(map).length <= limits.syncChannels, `Ask for at most ${limits.syncChannels} channels.`),
    }),
    output: z.object({
      channels: z.record(
        id,
        z.object({
          /** Where the client now stands: hand it back next time. Below the head while `complete` is false. */
          version,
          /** The present state of every message that changed after the client's version. */
          messages: z.array(messageView),
          complete: z.boolean(),
          /** Present when something other than a message changed after the client's version. */
          channel: channelView.optional(),
        }),
      ),
    }),
  },
} as const;

export type ClientEventName = keyof typeof clientEvents;
export type ClientEventInput<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]['input']>;
export type ClientEventOutput<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]['output']>;
export type Answer<Fields> = ({ ok: true } & Fields) | { ok: false; error: ErrorBody };
export type SyncAnswer = ClientEventOutput<'sync'>;
export type { MessageView };
