export type TokenBucket = { tokens: number; at: number };
export type BucketRate = { perSecond: number; burst: number };

export const fullBucket = ({ burst }: BucketRate): TokenBucket => ({ tokens: burst, at: Date.now() });

/** Takes one token. Answers 0, or how many milliseconds to wait for the next one. */
export function takeToken(bucket: TokenBucket, { perSecond, burst }: BucketRate, now = Date.now()): number {
  bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1_000);
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return Math.ceil(((1 - bucket.tokens) * 1_000) / perSecond);
}
