import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ticket } from '@parley/contract/ticket';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';

export type TicketClaims = { tenantId: string; memberId: string; sessionId: string };

const ticketTtlMs = 60_000;
const badTicket = () =>
  new AppError('UNAUTHENTICATED', { message: 'This connection ticket is not valid any more. Ask for a new one.' });

/** `claims.expiry.signature`, HMAC-SHA256. Says who may connect; that the session still lives is checked at the door. */
export function signTicket(claims: TicketClaims, ttlMs: number): Ticket {
  const expires = Date.now() + ttlMs;
  const body = Buffer.from([claims.tenantId, claims.memberId, claims.sessionId, expires].join(' ')).toString('base64url');
  return { url: config().realtimeUrl, ticket: `${body}.${signature(body)}`, expiresAt: new Date(expires).toISOString() };
}

/** The claims of a ticket that we signed and that has not expired, or UNAUTHENTICATED. */
export function verifyTicket(ticket: unknown): TicketClaims {
  const [body = '', given = ''] = typeof ticket === 'string' && ticket.length < 1000 ? ticket.split('.') : [];
  const expected = Buffer.from(signature(body));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) throw badTicket();
  const [tenantId, memberId, sessionId, expires] = Buffer.from(body, 'base64url').toString().split(' ');
  if (!tenantId || !memberId || !sessionId || Number(expires) < Date.now()) throw badTicket();
  return { tenantId, memberId, sessionId };
}

/** A ticket for the actor's next connection. */
export function issueTicket(actor: Actor): Ticket {
  return signTicket({ tenantId: actor.tenantId, memberId: actor.memberId, sessionId: actor.sessionId }, ticketTtlMs);
}

const signature = (body: string): string => createHmac('sha256', config().secret).update(`ticket:${body}`).digest('base64url');
