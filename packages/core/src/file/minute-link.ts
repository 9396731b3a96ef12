import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../actor.ts';
import { config } from '../config.ts';

const goodForMs = 60_000;
type Reader = Pick<Actor, 'tenantId' | 'memberId'>;

/** What an address carries that is good for one minute and one reader. It is no pass by itself: access is checked again when it is used. */
export type MinuteLink = { expires: number; signature: string };

/** `of`: the kind of link, then the ids of what it leads to. The same words in the same order are asked for when it is used. */
export function makeMinuteLink(reader: Reader, of: readonly string[]): MinuteLink & { expiresAt: string } {
  const expires = Date.now() + goodForMs;
  return { expires, signature: sign(reader, of, expires), expiresAt: new Date(expires).toISOString() };
}

/** False for a link that has run out, was made for somebody else or something else, or was never made. */
export function isMinuteLink(reader: Reader, of: readonly string[], { expires, signature }: MinuteLink): boolean {
  const given = Buffer.from(signature, 'base64url');
  const right = Buffer.from(sign(reader, of, expires), 'base64url');
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  return isOurs && expires >= Date.now() && expires <= Date.now() + goodForMs;
}

const sign = ({ tenantId, memberId }: Reader, [kind, ...ids]: readonly string[], expires: number): string =>
  createHmac('sha256', config().secret)
    .update([kind, tenantId, memberId, ...ids, expires].join(':'))
    .digest('base64url');
