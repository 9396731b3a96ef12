import { isDatabaseUp } from '@parley/db/database';
import { bus } from '../bus/bus.ts';
import { config } from '../config.ts';

export type Health = { ok: boolean; database: boolean; bus: boolean; version: string };

/** Can this process do its work? */
export async function checkHealth(): Promise<Health> {
  const database = await isDatabaseUp();
  const isBusUp = bus().isUp();
  return { ok: database && isBusUp, database, bus: isBusUp, version: config().version };
}
