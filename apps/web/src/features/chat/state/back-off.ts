/** Exponential back-off with full jitter: after an outage clients must not come back in step. */
export function backOffMs(attempt: number, options: { baseMs?: number; maxMs?: number; random?: () => number } = {}): number {
  const { baseMs = 1_000, maxMs = 30_000, random = Math.random } = options;
  return Math.max(200, Math.round(random() * Math.min(maxMs, baseMs * 2 ** Math.min(attempt, 16))));
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
