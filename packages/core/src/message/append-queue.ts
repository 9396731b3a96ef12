import { appendMessages, fileGoneCode, isItemFailure, type AppendOutcome, type NewMessage } from '@parley/db/log/append-messages';

type Waiting = { item: NewMessage; resolve: (outcome: AppendOutcome) => void; reject: (error: unknown) => void };

const batchMax = 200;

/**
 * Group commit: while a tenant's batch is being committed, its next messages gather and go together in the next one.
 * Nothing waits for a timer, so a lone message is as quick as it can be. One batch in flight per tenant and process.
 */
const lanes = new Map<string, Waiting[]>();

export function appendMessage(tenantId: string, item: NewMessage): Promise<AppendOutcome> {
  return new Promise((resolve, reject) => {
    const lane = lanes.get(tenantId);
    const waiting = { item, resolve, reject };
    if (lane) {
      lane.push(waiting);
      return;
    }
    const opened = [waiting];
    lanes.set(tenantId, opened);
    void drain(tenantId, opened);
  });
}

async function drain(tenantId: string, lane: Waiting[]): Promise<void> {
  while (lane.length > 0) await commit(tenantId, takeBatch(lane));
  lanes.delete(tenantId);
}

/** The same client id twice in one batch would meet only the unique key: the second waits for the next batch. */
function takeBatch(lane: Waiting[]): Waiting[] {
  const seen = new Set<string>();
  const batch: Waiting[] = [];
  for (let i = 0; i < lane.length && batch.length < batchMax;) {
    const candidate = lane[i];
    if (!candidate) break;
    const key = candidate.item.authorId + candidate.item.clientId;
    if (seen.has(key)) i += 1;
    else {
      seen.add(key);
      batch.push(candidate);
      lane.splice(i, 1);
    }
  }
  return batch;
}

async function commit(tenantId: string, batch: Waiting[]): Promise<void> {
  try {
    const outcomes = await appendMessages(
      tenantId,
      batch.map((waiting) => waiting.item),
    );
    batch.forEach((waiting, index) => {
      const outcome = outcomes[index];
      if (outcome) waiting.resolve(outcome);
      else waiting.reject(new Error('the append gave no answer for a message'));
    });
  } catch (error) {
    const alone = batch.length === 1 ? batch[0] : undefined;
    if (alone && (error as { code?: string }).code === fileGoneCode)
      alone.resolve({ status: 'file', messageId: alone.item.id, seq: 0, version: 0, at: new Date() });
    else if (alone || !isItemFailure(error)) for (const waiting of batch) waiting.reject(error);
    else for (const waiting of batch) await commit(tenantId, [waiting]);
  }
}
