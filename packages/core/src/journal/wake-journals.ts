import { withTenant } from '@parley/db/with-tenant';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { sendSoon } from './target-row.ts';

const quietMs = 5 * 60_000;

/** Each run of a journal leaves the job for the next. Should one ever be lost, this is where it is found again. */
export const wakeJournals = (): Promise<void> =>
  forEachTenant((tenantId) =>
    withTenant(tenantId, async (tx) => {
      const since = new Date(Date.now() - quietMs);
      const idle = [{ nextAt: null }, { nextAt: { lte: since } }];
      const free = [{ leasedUntil: null }, { leasedUntil: { lte: since } }];
      const rows = await tx.journalTarget.findMany({ where: { state: 'on', AND: [{ OR: idle }, { OR: free }] } });
      for (const row of rows) await sendSoon(tx, row);
    }),
  );
