const startedAt = performance.now();

/** A step of a command for its operator, with the seconds since it began. */
export const say = (sentence: string): void =>
  void process.stdout.write(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${sentence}\n`);

/** Runs a command to its end; what goes wrong is one sentence, and the exit code 1. */
export function runCommand(command: () => Promise<void>): void {
  command().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
