import type { DecidedKind, WaitingKind } from '@parley/contract/waiting';
import { enqueueJob } from '../job/enqueue-job.ts';

type Tx = Parameters<typeof enqueueJob>[0];
type Firm = { tenantId: string };

/** Something of a kind waits from now on: whoever may decide hears of it, if and only if the transaction commits. */
export const noteAsked = (tx: Tx, { tenantId }: Firm, kind: WaitingKind): Promise<void> =>
  enqueueJob(tx, { name: 'waiting.asked', payload: { kind }, key: `waiting.asked:${tenantId}:${kind}` });

type Decision = { kind: DecidedKind; askerId: string; isAgreed: boolean };

/** It was decided: whoever asked hears of it, and it waits for nobody any more. */
export const noteDecided = (tx: Tx, decision: Decision): Promise<void> =>
  enqueueJob(tx, { name: 'waiting.decided', payload: decision });

/** It waits no longer, and there is nobody to tell: it was taken back, or is told of in another way. */
export const noteGone = (tx: Tx, { tenantId }: Firm, kind: WaitingKind): Promise<void> =>
  enqueueJob(tx, { name: 'waiting.gone', payload: { kind }, key: `waiting.gone:${tenantId}:${kind}` });
