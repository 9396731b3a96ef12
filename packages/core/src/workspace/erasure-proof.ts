import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { config } from '../config.ts';

/** What was erased: rows per table, files, and the last hash of each stream, which says what there was without saying what it said. */
export type Erasure = {
  workspace: { id: string; name: string; slug: string };
  askedAt: string;
  erasedAt: string;
  files: number;
  rows: Record<string, number>;
  streams: { stream: string; version: number; head: string }[];
};
export type ErasureProof = Erasure & { publicKey: string; signature: string };

/** Ed25519 (RFC 8032) under a key that follows from the installation's secret. What is signed is the JSON without its signature. */
export function proveErasure(erasure: Erasure): ErasureProof {
  const key = signingKey();
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const unsigned = { ...erasure, publicKey };
  return { ...unsigned, signature: sign(null, Buffer.from(JSON.stringify(unsigned)), key).toString('base64') };
}

/** Whether a proof is word for word what was signed with the key that it names. */
export function isGenuineProof({ signature, ...unsigned }: ErasureProof): boolean {
  const key = createPublicKey({ key: Buffer.from(unsigned.publicKey, 'base64'), type: 'spki', format: 'der' });
  return verify(null, Buffer.from(JSON.stringify(unsigned)), key, Buffer.from(signature, 'base64'));
}

/** The beginning of a PKCS #8 document that holds a seed for Ed25519 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function signingKey() {
  const seed = Buffer.from(hkdfSync('sha256', config().secret, '', 'erasure-proof', 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), type: 'pkcs8', format: 'der' });
}
