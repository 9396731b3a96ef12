const firstMs = 10_000;
const slowestMs = 3_600_000;
const dayMs = 86_400_000;

/** Longer and longer, up to an hour. */
export const waitAfter = (attempts: number): number => Math.min(slowestMs, firstMs * 2 ** Math.min(attempts - 1, 12));

/** Has it failed for so long that trying on is of no use until somebody looks? */
export const isGivenUp = (failingSince: Date, now: Date): boolean => now.getTime() - failingSince.getTime() >= dayMs;
