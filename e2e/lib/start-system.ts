import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, stop } from '../../scripts/lib/children.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { ensureDatabase, startPostgres } from '../../scripts/lib/postgres.mjs';
import { migrateDatabase, requireHealthy, startRealtime, startWeb, startWorker, systemEnv } from '../../scripts/lib/system.mjs';

export type System = { baseUrl: string; realtimeUrl: string; dataDir: string; env: Record<string, string>; close(): Promise<void> };

/** The whole product on free ports with a database of its own; `withDemo` seeds the demo firms. */
export async function startSystem({ withDemo }: { withDemo: boolean }): Promise<System> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  chmodSync(dataDir, 0o711);
  const logDir = join(dataDir, 'logs');
  mkdirSync(logDir);
  const postgres = await startPostgres({ dir: join(dataDir, 'postgres'), isDurable: false });
  const secrets = { PARLEY_SECRET: 'the-secret-of-a-browser-run-0123456789', NEXTAUTH_SECRET: 'another-secret-of-a-browser-run-01234' };
  const urls = await migrateDatabase({ databaseUrl: await ensureDatabase(postgres, 'parley'), secret: secrets.PARLEY_SECRET });
  const webPort = Number(await freePort());
  const realtimePort = Number(await freePort());
  const baseUrl = `http://localhost:${webPort}`;
  const realtimeUrl = `http://localhost:${realtimePort}`;
  const env = systemEnv({ urls, secrets, dataDir, publicUrl: baseUrl, realtimeUrl });
  if (withDemo) {
    const { code, output } = await run(process.execPath, [inRoot('apps/worker/dist/seed-cli.js')], { env });
    if (code !== 0) throw new Error(`The demo could not be made:\n${output}`);
  }
  const web = startWeb({ env, port: webPort, logDir });
  const realtime = startRealtime({ env, port: realtimePort, logDir });
  const worker = startWorker({ env, logDir });
  await Promise.all([requireHealthy(web, baseUrl, logDir), requireHealthy(realtime, realtimeUrl, logDir)]);
  return {
    baseUrl,
    realtimeUrl,
    dataDir,
    env,
    close: async () => {
      await Promise.all([stop(web), stop(realtime), stop(worker)]);
      await postgres.stop('immediate');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
