/** Ends the process with one sentence that a person can act on. */
export class StartError extends Error {}

export function fail(message) {
  throw new StartError(message);
}

const started = Date.now();

/** A step of a long command, with the seconds since it began. */
export function say(message) {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);
}

/** Runs a command's main function: what went wrong becomes a sentence, and the exit code says so. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StartError ? `\n${error.message}` : error);
    process.exit(1);
  }
}
