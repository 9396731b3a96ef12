import type { CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { selectEverInside } from '@parley/db/case/channel-stays';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteDecided } from '../waiting/note-waiting.ts';
import { accessCase, type CaseRow } from './access-case.ts';
import { factsOf } from './open-case.ts';
import { toCaseViews } from './to-case-view.ts';

type Decision = { caseId: string; version: number; note: string };

/** Lets the people named on it read what is in its scope, from now until it ends. */
export const approveCase = (actor: Actor, input: Decision): Promise<CaseView> => decideCase(actor, input, 'approved');

/** Nothing of it can be read. It can be changed and asked for again. */
export const refuseCase = (actor: Actor, input: Decision): Promise<CaseView> => decideCase(actor, input, 'refused');

/** What is decided on is what the decider has seen: CONFLICT when the case has become another one meanwhile. */
async function decideCase(actor: Actor, { caseId, version, note }: Decision, state: 'approved' | 'refused'): Promise<CaseView> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const row = await accessCase(tx, actor, caseId);
    requireAllowed(actor, 'case.decide', row);
    if (row.version !== version || row.state !== 'asked' || row.endsAt <= new Date())
      throw new AppError('CONFLICT', { message: 'This case has changed meanwhile. Look at it again.' });
    const data = { state, decidedBy: actor.memberId, decidedAt: new Date(), decisionNote: note, version: version + 1 };
    await tx.oversightCase.updateMany({ where: { id: caseId }, data });
    const after = await accessCase(tx, actor, caseId);
    if (state === 'approved') await noteCustodians(tx, after);
    const workers = await tx.caseWorker.findMany({ where: { caseId } });
    const facts = factsOf(
      after,
      workers.map(({ memberId }) => memberId),
    );
    const details = { caseId, name: after.name, note, after: facts };
    await recordAct(tx, actor, { type: `case.${state}`, subjectId: caseId, details });
    await noteDecided(tx, { kind: 'cases', askerId: after.askedBy, isAgreed: state === 'approved' });
    const [view] = await toCaseViews(tx, actor, [after]);
    if (!view) throw notFound('case');
    return view;
  });
}

/** Whose messages can be read from now on: they may be told one day, also if the scope leaves them out by then. */
async function noteCustodians(tx: TenantTx, { tenantId, id, memberIds, channelIds }: CaseRow): Promise<void> {
  const custodians = memberIds.length > 0 ? memberIds : await selectEverInside(tx, channelIds, limits.caseCustodians);
  const data = custodians.map((memberId) => ({ tenantId, caseId: id, memberId }));
  await tx.caseCustodian.createMany({ data, skipDuplicates: true });
}
