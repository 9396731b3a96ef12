/** Waits until those before have let go, and answers how to let go. */
export type TakeTurn = () => Promise<() => void>;

/** One after the other, in the order in which they ask: for what several lanes of one process change together. */
export function takeTurns(): TakeTurn {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let letGo = () => {};
    last = new Promise((resolve) => (letGo = resolve));
    await before;
    return letGo;
  };
}
