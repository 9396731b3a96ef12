import { askDatabase } from '@parley/db/database';
import { bus } from '../bus/bus.ts';
import { config } from '../config.ts';
import { log } from '../log.ts';

/** `clock`: this machine's clock and the database's agree. The log has the database's alone, so nothing in it depends on this. */
export type Health = { ok: boolean; database: boolean; bus: boolean; clock: boolean; version: string };

/** By more than this, tickets, sessions and reminders of this process are noticeably early or late. */
const clockOffMostMs = 5_000;

/** Can this process do its work? A clock that is off is said, here and in the process's own log; the process goes on. */
export async function checkHealth(): Promise<Health> {
  const { isUp: database, clockOffMs } = await askDatabase();
  const isBusUp = bus().isUp();
  const clock = Math.abs(clockOffMs) <= clockOffMostMs;
  if (!clock) log.error({ clockOffMs }, 'the clock of this machine is off: set it by NTP');
  return { ok: database && isBusUp, database, bus: isBusUp, clock, version: config().version };
}
