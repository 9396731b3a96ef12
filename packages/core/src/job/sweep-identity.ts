import { deleteSpentIdentity } from '@parley/db/sweep/delete-spent-identity';
import { log } from '../log.ts';

const keepMs = 30 * 86_400_000;

/** Removes sessions and mailed links a month after their end, and attempt counters that have run out. */
export async function sweepIdentity(): Promise<void> {
  const removed = await deleteSpentIdentity(new Date(Date.now() - keepMs));
  log.info(removed, 'removed what had expired long ago');
}
