import type { SystemTx } from '@parley/db/with-system';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { SignedIn } from './session.ts';

/** What a person is told of by mail, because somebody else who did it would stay in, or come in more easily. */
export const accountChanges = ['passkeyAdded', 'passkeyRemoved', 'secondFactorOff'] as const;
export type AccountChange = (typeof accountChanges)[number];

/** In the transaction of the change: there is no change that nobody is told of. */
export async function tellOfChange(
  tx: SystemTx,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
  what: AccountChange,
): Promise<void> {
  await enqueueJob(tx, { name: 'mail.accountChange', payload: { userId, sessionId, what, at: new Date().toISOString() } });
}
