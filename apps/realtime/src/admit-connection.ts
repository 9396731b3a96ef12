import type { IncomingMessage } from 'node:http';
import { fullBucket, takeToken, type BucketRate, type TokenBucket } from './token-bucket.ts';

export type AdmissionOptions = {
  allowedOrigins: string[];
  /** How many proxies of ours stand in front and add to `X-Forwarded-For`. */
  trustedProxies: number;
  addressRate: BucketRate;
};

const maxAddresses = 50_000;

/**
 * Decides about a connection before its upgrade. A browser names the page's origin and cannot lie about it: another
 * site's page may not use a visitor's connection. A program names none, and is let through because it carries nothing
 * by itself: its ticket is its credential. Answers null to admit, else why not.
 */
export function connectionAdmission({ allowedOrigins, trustedProxies, addressRate }: AdmissionOptions) {
  const origins = new Set(allowedOrigins);
  const buckets = new Map<string, TokenBucket>();

  return (request: IncomingMessage): 'origin' | 'rate' | null => {
    const { origin } = request.headers;
    if (origin !== undefined && !origins.has(origin)) return 'origin';
    const address = addressOf(request, trustedProxies);
    const bucket = buckets.get(address) ?? fullBucket(addressRate);
    // The least recently seen address is forgotten first.
    buckets.delete(address);
    if (buckets.size >= maxAddresses) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
    buckets.set(address, bucket);
    return takeToken(bucket, addressRate) === 0 ? null : 'rate';
  };
}

/** Who is at the other end: the address that the outermost proxy of ours saw. What the caller wrote itself is never believed. */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  return forwarded.at(-trustedProxies)?.trim() || direct;
}
