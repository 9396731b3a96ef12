import type { CaseInput, CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteAsked } from '../waiting/note-waiting.ts';
import { accessCase, scopeOf, type CaseRow } from './access-case.ts';
import { listDeciders, toCaseViews } from './to-case-view.ts';

const dayMs = 86_400_000;

/** Asks for a case. Nothing can be read in it before somebody else has approved it. */
export async function openCase(actor: Actor, input: CaseInput): Promise<CaseView> {
  await mayAsk(actor, input, []);
  const { tenantId, memberId } = actor;
  const id = newId();
  return withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    await requirePeople(tx, input);
    const data = { ...toColumns(input), tenantId, id, state: 'asked', openedBy: memberId, askedBy: memberId };
    const row = await tx.oversightCase.create({ data });
    await tx.caseWorker.createMany({ data: workersOf(row, input) });
    const details = { caseId: id, name: row.name, after: factsOf(row, input.workerIds) };
    await recordAct(tx, actor, { type: 'case.opened', subjectId: id, details });
    return announceAsked(tx, actor, row);
  });
}

/**
 * Changes what a case asks for, as somebody saw it. Whatever was approved was approved as it stood: it waits for approval again,
 * and cannot be read until then.
 */
export async function changeCase(actor: Actor, input: CaseInput & { caseId: string; version: number }): Promise<CaseView> {
  const { tenantId, memberId } = actor;
  requireAllowed(actor, 'case.manage', null);
  const known = await withTenant(tenantId, (tx) => accessCase(tx, actor, input.caseId));
  await mayAsk(actor, input, known.channelIds);
  return withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const before = await accessTheirs(tx, actor, input.caseId);
    if (before.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this case meanwhile. Look at it again.' });
    await requirePeople(tx, input);
    const former = await tx.caseWorker.findMany({ where: { caseId: before.id } });
    const asked = { state: 'asked', askedBy: memberId, askedAt: new Date(), decidedBy: null, decidedAt: null, decisionNote: '' };
    await tx.oversightCase.updateMany({
      where: { id: before.id },
      data: { ...toColumns(input), ...asked, version: before.version + 1 },
    });
    await tx.caseWorker.deleteMany({ where: { caseId: before.id } });
    await tx.caseWorker.createMany({ data: workersOf(before, input) });
    const after = await accessCase(tx, actor, before.id);
    const details = {
      caseId: after.id,
      name: after.name,
      before: factsOf(
        before,
        former.map((worker) => worker.memberId),
      ),
      after: factsOf(after, input.workerIds),
    };
    await recordAct(tx, actor, { type: 'case.changed', subjectId: after.id, details });
    return announceAsked(tx, actor, after);
  });
}

/** A case that is not over, of somebody who asked for it or works on it; whoever approved it may end it too. */
export async function accessTheirs(tx: TenantTx, actor: Actor, caseId: string, act: 'change' | 'end' = 'change'): Promise<CaseRow> {
  const row = await accessCase(tx, actor, caseId);
  const isTheirs = row.openedBy === actor.memberId || (act === 'end' && row.decidedBy === actor.memberId);
  const works = (await tx.caseWorker.count({ where: { caseId, memberId: actor.memberId } })) > 0;
  if (!works && !isTheirs) throw notFound('case');
  if (row.state === 'ended' || row.endsAt <= new Date())
    throw new AppError('CONFLICT', { message: 'This case has ended. Open a new one.' });
  return row;
}

/** A channel has to be one that the actor sees: a closed one is reached through the people in it. */
async function mayAsk(actor: Actor, { scope, endsOn }: CaseInput, known: string[]): Promise<void> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('case.member', `${actor.tenantId} ${actor.memberId}`);
  const ends = endOf(endsOn).valueOf() - Date.now();
  if (ends <= 0 || ends > limits.caseDays * dayMs + dayMs)
    throw new AppError('INVALID', { message: 'Choose a last day from today on, within a year.' });
  for (const channelId of scope.channelIds) if (!known.includes(channelId)) await accessChannel(actor, channelId, 'channel.see');
}

async function requirePeople(tx: TenantTx, { scope, workerIds }: CaseInput): Promise<void> {
  const custodians = new Set(scope.memberIds);
  if ((await tx.member.count({ where: { id: { in: [...custodians] } } })) < custodians.size) throw notFound('person');
  const workers = [...new Set(workerIds)];
  const theirs = await tx.member.findMany({ where: { id: { in: workers } }, select: { id: true } });
  if (theirs.length < workers.length) throw notFound('person');
  if (workers.some((id) => custodians.has(id)))
    throw new AppError('INVALID', { message: 'Nobody works on a case about their own messages. Take them off one of the lists.' });
  const deciders = new Set((await listDeciders(tx)).map(({ id }) => id));
  if (workers.some((id) => !deciders.has(id)))
    throw new AppError('INVALID', { message: 'Only owners and people with the permission “Archive” can work on a case.' });
}

/** The page and those who may decide; and the case ends by itself after its last day. */
async function announceAsked(tx: TenantTx, actor: Actor, row: CaseRow): Promise<CaseView> {
  await noteAsked(tx, actor, 'cases');
  await enqueueJob(tx, { name: 'case.end', payload: { caseId: row.id }, key: `case.end:${row.id}`, runAt: row.endsAt });
  const [view] = await toCaseViews(tx, actor, [row]);
  if (!view) throw notFound('case');
  return view;
}

const endOf = (endsOn: string): Date => new Date(Date.parse(endsOn) + dayMs);
const toDate = (day: string | null): Date | null => (day === null ? null : new Date(day));

const toColumns = ({ name, reason, scope, endsOn, tellsAfter, tellsWho }: CaseInput) => ({
  name,
  reason,
  channelIds: [...new Set(scope.channelIds)],
  memberIds: [...new Set(scope.memberIds)],
  fromDay: toDate(scope.from),
  untilDay: toDate(scope.until),
  endsAt: endOf(endsOn),
  tellsAfter,
  tellsWho: tellsAfter && tellsWho,
});

const workersOf = ({ tenantId, id }: Pick<CaseRow, 'tenantId' | 'id'>, { workerIds }: CaseInput) =>
  [...new Set(workerIds)].map((memberId) => ({ tenantId, caseId: id, memberId }));

/** What the log keeps of a case: all that is approved with it. */
export const factsOf = (row: CaseRow, workerIds: string[]) => ({
  name: row.name,
  reason: row.reason,
  scope: scopeOf(row),
  endsAt: row.endsAt.toISOString(),
  tellsAfter: row.tellsAfter,
  tellsWho: row.tellsWho,
  workerIds,
});
