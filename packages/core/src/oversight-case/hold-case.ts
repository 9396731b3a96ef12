import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { placeHold } from '../hold/place-hold.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { scopeOf } from './access-case.ts';
import { accessTheirs } from './open-case.ts';

/**
 * Keeps everything that a case is about until the hold is released, also when the case has ended. It needs no approval: it keeps,
 * and shows nothing.
 */
export async function holdCase(actor: Actor, { caseId }: { caseId: string }): Promise<{ holdId: string }> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessTheirs(tx, actor, caseId);
    if ((await tx.hold.count({ where: { caseId, releasedAt: null } })) > 0)
      throw new AppError('CONFLICT', { message: 'Everything in this case is kept already.' });
    const name = row.name.slice(0, limits.holdName);
    const reason = row.reason.replaceAll(/\s+/g, ' ').slice(0, limits.holdReason);
    const hold = await placeHold(tx, actor, { name, reason, scope: scopeOf(row), caseId });
    await recordAct(tx, actor, { type: 'case.held', subjectId: caseId, details: { caseId, name: row.name, holdId: hold.id } });
    return { holdId: hold.id };
  });
}
