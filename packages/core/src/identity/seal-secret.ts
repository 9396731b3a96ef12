import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { config } from '../config.ts';

const ivBytes = 12;
const tagBytes = 16;

const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', config().secret, '', `seal:${purpose}`, 32));

/**
 * Encrypts what we must be able to read again and a copy of the database must not tell (AES-256-GCM under a key of its own
 * for each purpose). `owner` is bound in: what is sealed for one person does not open for another.
 */
export function sealSecret(secret: string, { purpose, owner }: { purpose: string; owner: string }): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** Throws when it was sealed with another key, for somebody else, or has been altered. */
export function openSecret(sealed: Uint8Array, { purpose, owner }: { purpose: string; owner: string }): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, ivBytes)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
}
