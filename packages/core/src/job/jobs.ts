import { id } from '@parley/contract/primitives';
import * as z from 'zod';

/** Every job there is, with what its payload must hold. Ids only: a payload is kept after a failure and is read by operators. */
export const jobs = {
  'mail.invitation': z.object({ tenantId: id, invitationId: id }),
  'mail.confirm': z.object({ userId: id }),
  'mail.passwordReset': z.object({ email: z.string() }),
  'mail.unread': z.object({ tenantId: id, memberId: id, notificationIds: z.array(id) }),
  'push.send': z.object({ tenantId: id, notificationId: id }),
  'saved.remind': z.object({ tenantId: id, memberId: id, messageId: id }),
  'message.preview': z.object({ tenantId: id, messageId: id }),
  'message.sendScheduled': z.object({ tenantId: id, scheduledId: id }),
  'file.check': z.object({ tenantId: id, fileId: id }),
  'file.readText': z.object({ tenantId: id, fileId: id }),
  'billing.sync': z.object({ tenantId: id }),
  'billing.reconcile': z.object({}),
  'upload.sweep': z.object({}),
  'session.sweep': z.object({}),
  'presence.sweep': z.object({}),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
