import type { SecondCopyView } from '@parley/contract/archive-view';
import { systemDb } from '@parley/db/with-system';
import { newId } from '../id.ts';

/** A worker that has given no sign of life for so long is dead. */
const deadMs = 10 * 60_000;
const signEveryMs = 60_000;
/** A night, and half a day for whoever looks after it. */
const lateMs = 36 * 3_600_000;

type Made = { asOf: Date; tenants: number; events: number; files: number };
export type SecondCopy = { finish(made: Made): Promise<void>; fail(reason: string): Promise<void> };

/** Notes that a second copy is being made; null while another worker is at it. */
export async function beginSecondCopy(): Promise<SecondCopy | null> {
  const now = () => new Date();
  await systemDb().secondCopy.updateMany({
    where: { state: 'running', touchedAt: { lt: new Date(Date.now() - deadMs) } },
    data: { state: 'failed', failure: 'the worker died', finishedAt: now() },
  });
  const id = newId();
  const { count } = await systemDb().secondCopy.createMany({ data: [{ id, state: 'running' }], skipDuplicates: true });
  if (count === 0) return null;
  const change = (data: Partial<Made> & { state?: string; failure?: string; finishedAt?: Date }) =>
    systemDb().secondCopy.updateMany({ where: { id, state: 'running' }, data: { ...data, touchedAt: now() } });
  const living = setInterval(() => void change({}).catch(() => {}), signEveryMs);
  return {
    async finish(made) {
      clearInterval(living);
      await change({ ...made, state: 'verified', finishedAt: now() });
    },
    async fail(failure) {
      clearInterval(living);
      await change({ state: 'failed', failure, finishedAt: now() });
    },
  };
}

/** When a second copy was last read back whole; null where none has ever been begun. */
export async function readSecondCopy(): Promise<SecondCopyView | null> {
  const begun = await systemDb().secondCopy.findFirst({ orderBy: { startedAt: 'asc' } });
  if (!begun) return null;
  const last = await systemDb().secondCopy.findFirst({ where: { state: 'verified' }, orderBy: { startedAt: 'desc' } });
  const since = last?.finishedAt ?? begun.startedAt;
  return { verifiedAt: last?.finishedAt?.toISOString() ?? null, isLate: Date.now() - since.valueOf() > lateMs };
}
