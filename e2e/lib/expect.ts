/**
 * What happens at once, in ms. The services hold that within a second, and their own tests measure it; here three browsers
 * draw on two processors, which may be a fifth as fast as those this was written on.
 */
export const atOnce = 10_000;
/** After a network comes back: the longest pause between two tries, and then what is at once. */
export const afterOutage = 60_000;

/** Waits until something holds, and says what was seen last when it never does. */
export async function eventually<Value>(
  what: string,
  read: () => Promise<Value>,
  holds: (value: Value) => boolean,
  timeoutMs = 30_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`${what}: it was still ${JSON.stringify(value)} after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function mustBe<Value>(what: string, actual: Value, expected: Value): void {
  if (actual !== expected) throw new Error(`${what}: expected ${JSON.stringify(expected)}, it was ${JSON.stringify(actual)}`);
}
