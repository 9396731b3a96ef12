import { withTenant } from '@parley/db/with-tenant';
import { toCheckpoint } from '../archive/checkpoint.ts';

const pageSize = 1_000;

/** All checkpoints up to this one, oldest first, a line for each. */
export async function* readCheckpointLines(tenantId: string, upTo: number): AsyncGenerator<string> {
  for (let number = 0; number < upTo;) {
    const from = number;
    const rows = await withTenant(tenantId, (tx) =>
      tx.checkpoint.findMany({ where: { number: { gt: from, lte: upTo } }, orderBy: { number: 'asc' }, take: pageSize }),
    );
    if (rows.length === 0) throw new Error('a checkpoint is missing');
    yield rows.map((row) => `${JSON.stringify(toCheckpoint(row))}\n`).join('');
    number += rows.length;
  }
}
