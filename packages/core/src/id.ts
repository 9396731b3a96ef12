import { createHash, createHmac, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { config } from './config.ts';

/** Time-ordered ids (UUIDv7, RFC 9562), so that new rows land at the end of their indexes. */
export const newId = (): string => v7();

/** 256 random bits for links and sessions; only the hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest());

/** 256 bits that only we can make, and can make again: for links that a repeated job must not change. */
export const deriveToken = (purpose: string): string =>
  createHmac('sha256', config().secret).update(`link:${purpose}`).digest('base64url');

/**
 * Hides what a payload said from somebody who holds only its hash after an erasure. The same for a retry of the same
 * message, so that a retry is recognised by its hash.
 */
export const payloadSalt = (tenantId: string, clientId: string): string =>
  createHmac('sha256', config().secret).update(`payload:${tenantId}:${clientId}`).digest('base64url').slice(0, 22);
