import * as z from 'zod';
import { id } from './primitives.ts';

const number = z.int().positive();
const time = z.iso.datetime();

/** Why an entry was not taken: another answer than yes, an answer that leads elsewhere, none in time, none at all. */
export const deliveryFailures = ['refused', 'redirected', 'slow', 'unreachable'] as const;

/** One attempt to send something. Without a number it was a test. */
export const auditDelivery = z.strictObject({
  id,
  version: number.nullable(),
  at: time,
  status: z.int().nullable(),
  failure: z.enum(deliveryFailures).nullable(),
  tookMs: z.int(),
});
export type AuditDelivery = z.infer<typeof auditDelivery>;

/** Where the audit log is sent. `paused`: it failed for a day, and waits for somebody. */
export const auditWebhookView = z.strictObject({
  url: z.string(),
  state: z.enum(['on', 'failing', 'paused']),
  /** The number of the last entry that was taken, and of the last there is. */
  taken: z.int().min(0),
  latest: z.int().min(0),
  setAt: time,
  failingSince: time.nullable(),
  nextAt: time.nullable(),
  deliveries: z.array(auditDelivery),
});
export type AuditWebhookView = z.infer<typeof auditWebhookView>;

export const auditWebhookAnswer = z.strictObject({ webhook: auditWebhookView.nullable() });
export const webhookSecret = z.strictObject({ secret: z.string() });
