import { selectSecretCases, selectSilenced } from '@parley/db/case/silenced';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { decide } from '../policy/decide.ts';

/**
 * What the actor must not read of in the firm's own log: cases about themselves that nobody has told them of, with their holds and
 * exports. Who cannot open cases at all reads of none: a gap in the numbers then says nothing of whom a case is about.
 */
export const listSilenced = (tx: TenantTx, actor: Actor): Promise<string[]> =>
  selectSilenced(tx, { memberId: actor.memberId, silence: decide(actor, 'case.manage', null).allow ? 'secret' : 'all' });

/** The condition of rows that belong to a case, or to none, and may be shown to the actor. */
export async function withoutSecretCases(tx: TenantTx, actor: Pick<Actor, 'memberId'>) {
  return { OR: [{ caseId: null }, { caseId: { notIn: await selectSecretCases(tx, actor.memberId) } }] };
}
