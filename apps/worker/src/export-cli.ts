import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportNow } from '@parley/core/export/export-now';
import { log } from '@parley/core/log';
import { closeDatabase } from '@parley/core/realtime/open-database';
import { readSeedEnv } from './env.ts';
import { startCore } from './start-core.ts';

const usage = 'Use: npm run export -- --tenant SLUG --out FILE.zip\n';

/** Makes a full export of a workspace here and now, on the word of whoever runs this server, and writes it to a file. */
async function main(): Promise<void> {
  const { tenant, out } = parseArgs({ options: { tenant: { type: 'string' }, out: { type: 'string' } } }).values;
  if (!tenant || !out) throw new Error(usage);
  startCore(readSeedEnv(), 'export');
  const { stream, done } = await exportNow(tenant);
  await pipeline(stream, createWriteStream(`${out}.partial`, { mode: 0o600 }));
  await rename(`${out}.partial`, out);
  await done();
  await closeDatabase();
  log.info({ tenant }, 'the export is written: everything, what people wrote to each other in confidence too');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
