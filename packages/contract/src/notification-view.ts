import * as z from 'zod';
import { notifyLevels } from './choices.ts';
import { messageView } from './message-view.ts';
import { id } from './primitives.ts';

export const notificationReasons = [
  'mention',
  'direct',
  'thread',
  'channelMention',
  'keyword',
  'all',
  'reminder',
  'ack',
  'scheduleFailed',
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

/** One thing that a member was told of. */
export const notificationView = z.strictObject({
  id,
  reason: z.enum(notificationReasons),
  /** Null where it is about a message that was never sent: then `scheduled` says which. */
  message: messageView.nullable(),
  scheduled: z.strictObject({ channelId: id, body: z.string(), failure: z.string() }).nullable(),
  isUnread: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type NotificationView = z.infer<typeof notificationView>;

/** How far a push got, and what kept it back; likewise a mail. `before`: from a time when nobody was told in this way. */
export const pushOutcomes = [
  'waiting',
  'before',
  'queued',
  'sent',
  'read',
  'deleted',
  'active',
  'doNotDisturb',
  'quietHours',
  'noDevice',
  'failed',
] as const;
export const mailOutcomes = ['waiting', 'before', 'queued', 'sent', 'read', 'deleted', 'off', 'active', 'notForMail'] as const;

/** Why a member was told of a message, or why not: from what was kept when it was written, else from how things stand. */
export const notificationExplanation = z.strictObject({
  told: z.array(
    z.strictObject({
      reason: z.enum(notificationReasons),
      /** Null: it was shown as new. Else what kept it back. */
      heldBecause: z.enum(['notInChannel', 'channelMuted', 'levelNone']).nullable(),
      push: z.enum(pushOutcomes),
      mail: z.enum(mailOutcomes),
      createdAt: z.iso.datetime(),
    }),
  ),
  /** Where nothing was kept: the first of these that holds. */
  untoldBecause: z.enum(['own', 'notInChannel', 'beforeJoining', 'threadNotFollowed', 'notMentioned']).nullable(),
  notify: z.enum(notifyLevels),
  isMuted: z.boolean(),
  /** The own keywords that stand in the text. */
  keywords: z.array(z.string()),
});
export type NotificationExplanation = z.infer<typeof notificationExplanation>;

const base64url = z
  .string()
  .regex(/^[\w-]+=*$/)
  .max(200);
/** What a browser hands out for its push service (RFC 8030, RFC 8291). */
export const pushSubscriptionInput = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  p256dh: base64url.min(80),
  auth: base64url.min(16),
});
