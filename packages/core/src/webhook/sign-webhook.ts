import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as the libraries of Standard Webhooks take it. */
export const newWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * The headers of Standard Webhooks (standardwebhooks.com): the receiver knows by them that the body is ours, and lately made.
 * The id is the same for every attempt at the same thing, so that a repetition can be told.
 */
export function signWebhook({
  id,
  secret,
  body,
  at,
}: {
  id: string;
  secret: string;
  body: string;
  at: Date;
}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const hash = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${hash}` };
}
