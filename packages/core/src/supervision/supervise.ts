import { lockSupervision, moveCursor, readSpoken, takeUnreadChannel } from '@parley/db/supervision/spoken-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { heldAt } from './judge-message.ts';
import { queueSpoken } from './queue-spoken.ts';
import { readyPolicies } from './ready-policies.ts';

const batch = 500;
/** Then other jobs have their turn. */
const turnMs = 20_000;
const shortestMs = 2_000;
const longestMs = 30_000;

/**
 * Reads on in the log of every channel from where it was left, and puts into the queue what the policies that held at the time ask
 * for. It comes back by itself while a policy is in force: soon while people talk, and after as long as it has been quiet, up to half a minute.
 */
export async function supervise({ tenantId, quietMs = 0 }: { tenantId: string; quietMs?: number | undefined }): Promise<void> {
  const until = Date.now() + turnMs;
  let read = 0;
  let isDone = false;
  while (!isDone && Date.now() < until)
    if (await readOn(tenantId)) read += 1;
    else isDone = true;
  await withTenant(tenantId, async (tx) => {
    const isInForce = (await tx.supervisionPolicy.count({ where: { inForce: { not: null } } })) > 0;
    if (isDone && !isInForce) return;
    const waitMs = isDone ? Math.min(longestMs, Math.max(shortestMs, read > 0 ? 0 : quietMs * 2)) : 0;
    await goOnSupervising(tx, tenantId, waitMs);
  });
}

/** There is one such job for a firm, whoever asks for it. */
export const goOnSupervising = (tx: TenantTx, tenantId: string, quietMs = 0): Promise<void> =>
  enqueueJob(tx, {
    name: 'supervision.work',
    payload: { quietMs },
    key: `supervision.work:${tenantId}`,
    runAt: new Date(Date.now() + quietMs),
  });

/** Sets firms going again whose job was lost. */
export async function superviseAll(): Promise<void> {
  await forEachTenant((tenantId) =>
    withTenant(tenantId, async (tx) => {
      if ((await tx.supervisionPolicy.count({ where: { inForce: { not: null } } })) > 0) await goOnSupervising(tx, tenantId);
    }),
  );
}

/** One part of one channel, whole or not at all: what is queued and how far it was read are one transaction. False: all is read. */
async function readOn(tenantId: string): Promise<boolean> {
  return withTenant(tenantId, async (tx) => {
    await lockSupervision(tx);
    const channel = await takeUnreadChannel(tx);
    if (!channel) return false;
    const rows = await readSpoken(tx, { channelId: channel.id, after: channel.after, head: channel.head, limit: batch });
    const [first] = rows;
    if (first) {
      const policies = await readyPolicies(tx, first.at);
      await queueSpoken(tx, tenantId, { rows, counts: true, holds: (row) => policies.filter((policy) => heldAt(policy, row.at)) });
    }
    await moveCursor(tx, channel.id, rows.length < batch ? channel.head : Number(rows.at(-1)?.version ?? channel.head));
    return true;
  });
}
