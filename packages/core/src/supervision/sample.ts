import { createHmac, randomBytes } from 'node:crypto';

const range = 2 ** 32;

/** A policy's seed: in the log with the policy, so that anybody who has the log can draw again. */
export const newSeed = (): string => randomBytes(16).toString('hex');

/**
 * Whether a message is drawn: HMAC-SHA-256 of its id under the seed, of which the first four bytes as a number lie below the wanted
 * share of all. The ids are the service's own, so nobody can choose one that is not drawn.
 */
export function isDrawn(seed: string, messageId: string, permille: number): boolean {
  return createHmac('sha256', seed).update(messageId).digest().readUInt32BE(0) < (permille / 1_000) * range;
}
