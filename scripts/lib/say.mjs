/** What ends a command with one sentence that a person can act on, instead of a stack. */
export class StartError extends Error {}

/** @returns {never} */
export function fail(message) {
  throw new StartError(message);
}

const started = Date.now();

/** A step of a long command, with the seconds since it began. */
export function say(message) {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);
}
