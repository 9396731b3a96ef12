import { lockHeld, readHeldPayload, type HeldRow } from '@parley/db/quarantine/held-rows';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';
import type { HeldPayload } from './held-payload.ts';

/** A held message under a lock, for somebody who decides: never its author, whoever they are. */
export async function accessHeld(tx: TenantTx, actor: Actor, id: string): Promise<HeldRow> {
  requireAllowed(actor, 'rules.manage', null);
  const row = await lockHeld(tx, id);
  if (!row) throw notFound('message');
  if (row.author_id === actor.memberId)
    throw new AppError('FORBIDDEN', {
      message: 'Somebody else has to look at what you wrote. You can withdraw it under Drafts.',
      rule: 'nobody-releases-their-own',
    });
  return row;
}

export const decidedAlready = () =>
  new AppError('CONFLICT', { message: 'Somebody has decided about this message meanwhile. Look at the list again.' });

export async function readPayload(tx: TenantTx, row: Pick<HeldRow, 'version'>): Promise<HeldPayload['held']> {
  const payload = await readHeldPayload(tx, Number(row.version));
  // Retention may have erased the words; what became of the message stays known.
  if (payload === null) throw notFound('message');
  return (JSON.parse(payload) as HeldPayload).held;
}
