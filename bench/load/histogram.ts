const bucketUs = 20;
const bucketCount = 250_000;

/** Times up to five seconds in steps of 20 µs; longer ones count as five seconds. */
export type Histogram = { add(us: number): void; count(): number; quantileMs(share: number): number; clear(): void };

export function histogram(): Histogram {
  const buckets = new Uint32Array(bucketCount);
  let count = 0;
  return {
    add(us) {
      const bucket = us <= 0 ? 0 : Math.min(bucketCount - 1, Math.floor(us / bucketUs));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      count += 1;
    },
    count: () => count,
    quantileMs(share) {
      let left = Math.ceil(count * share);
      for (let bucket = 0; bucket < bucketCount; bucket += 1) {
        left -= buckets[bucket] ?? 0;
        if (left <= 0) return ((bucket + 0.5) * bucketUs) / 1_000;
      }
      return 0;
    },
    clear() {
      buckets.fill(0);
      count = 0;
    },
  };
}
