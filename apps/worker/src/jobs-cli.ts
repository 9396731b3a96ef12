import { listDeadJobs, retryDeadJob } from '@parley/core/job/dead-letters';
import { readQueueEnv } from './env.ts';

const usage = 'Use: jobs-cli list | jobs-cli retry ID\n';

/** `jobs-cli list` prints the jobs that failed for good, one JSON line each; `jobs-cli retry ID` runs one again. */
async function main(): Promise<number> {
  const [command, id] = process.argv.slice(2);
  const url = readQueueEnv().JOB_DATABASE_URL;
  if (command === 'list') {
    for (const letter of await listDeadJobs(url)) process.stdout.write(`${JSON.stringify(letter)}\n`);
    return 0;
  }
  if (command === 'retry' && id) {
    if (await retryDeadJob(url, id)) return 0;
    process.stderr.write(`No job ${id} has failed for good.\n`);
    return 1;
  }
  process.stderr.write(usage);
  return 2;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
