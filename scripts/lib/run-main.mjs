import { stopAll } from './children.mjs';
import { StartError } from './say.mjs';

/**
 * Runs a command's main function. What goes wrong becomes a sentence and exit code 1; a command that is told to end
 * (Ctrl-C, SIGTERM, a closed terminal) first ends what it started. `onEnd` says how, when there is more to it.
 */
export async function runMain(main) {
  let end = () => stopAll();
  let isEnding = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      // Does not wait for main: whatever it was doing loses its children and its answer no longer counts.
      void Promise.resolve(end()).finally(() => process.exit(code));
    });
  try {
    await main({ onEnd: (replacement) => (end = replacement) });
  } catch (error) {
    if (isEnding) return;
    isEnding = true;
    await end();
    console.error(error instanceof StartError ? `\n${error.message}` : error);
    process.exit(1);
  }
}
