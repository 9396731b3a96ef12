import { id } from '@parley/contract/primitives';
import * as z from 'zod';
import { billingNews } from '../billing/billing-news.ts';

/** Every job there is, with what its payload must hold. Ids only: a payload is kept after a failure and is read by operators. */
export const jobs = {
  'mail.invitation': z.object({ tenantId: id, invitationId: id }),
  'mail.confirm': z.object({ userId: id }),
  'mail.passwordReset': z.object({ email: z.string() }),
  'mail.signIn': z.object({ email: z.string() }),
  'mail.joinAsked': z.object({ tenantId: id, requestId: id }),
  'mail.welcome': z.object({ tenantId: id, memberId: id }),
  'mail.ownership': z.object({ tenantId: id, memberId: id, fromId: id, toId: id }),
  'mail.emergency': z.object({ tenantId: id, toId: id, ownerId: id, sessionId: id }),
  'mail.newDevice': z.object({ userId: id, sessionId: id }),
  'mail.recovery': z.object({ tenantId: id, memberId: id }),
  'mail.recovered': z.object({ tenantId: id, toId: id, ownerId: id }),
  'mail.guestEnding': z.object({ tenantId: id, memberId: id }),
  'guest.end': z.object({ tenantId: id, memberId: id }),
  'mail.unread': z.object({ tenantId: id, memberId: id, notificationIds: z.array(id) }),
  'push.send': z.object({ tenantId: id, notificationId: id }),
  'saved.remind': z.object({ tenantId: id, memberId: id, messageId: id }),
  'message.preview': z.object({ tenantId: id, messageId: id }),
  'message.sendScheduled': z.object({ tenantId: id, scheduledId: id }),
  'file.check': z.object({ tenantId: id, fileId: id }),
  'file.readText': z.object({ tenantId: id, fileId: id }),
  'import.work': z.object({ tenantId: id, importId: id, isWatch: z.boolean().optional() }),
  'export.work': z.object({ tenantId: id, exportId: id }),
  'export.expire': z.object({ tenantId: id, exportId: id }),
  'archive.checkpoint': z.object({}),
  'archive.checkAll': z.object({}),
  'archive.check': z.object({ tenantId: id, checkId: id }),
  'mail.archiveBroken': z.object({ tenantId: id, memberId: id, checkId: id }),
  'import.expire': z.object({ tenantId: id, importId: id }),
  'billing.sync': z.object({ tenantId: id }),
  'billing.reconcile': z.object({}),
  'billing.remind': z.object({ tenantId: id, until: z.iso.datetime() }),
  'mail.billing': z.object({ tenantId: id, memberId: id, what: z.enum(billingNews) }),
  'mail.deletion': z.object({ tenantId: id, memberId: id, what: z.enum(['asked', 'cancelled']) }),
  'mail.acceptableUse': z.object({ tenantId: id, memberId: id }),
  'workspace.erase': z.object({ tenantId: id }),
  'audit.send': z.object({ tenantId: id }),
  'mail.webhookPaused': z.object({ tenantId: id, memberId: id }),
  'upload.sweep': z.object({}),
  'session.sweep': z.object({}),
  'presence.sweep': z.object({}),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
