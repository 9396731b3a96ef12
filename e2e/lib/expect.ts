/** Waits until something holds, and says what was seen last when it never does. */
export async function eventually<Value>(
  what: string,
  read: () => Promise<Value>,
  holds: (value: Value) => boolean,
  timeoutMs = 10_000,
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
