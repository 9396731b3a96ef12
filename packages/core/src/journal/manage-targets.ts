import type { JournalFailure, JournalKind, JournalTargetInput, JournalTargetView, JournalView } from '@parley/contract/journal';
import { limits } from '@parley/contract/limits';
import { beginCursors, countWaiting } from '@parley/db/journal/journal-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { listSeconds } from '../permission/list-seconds.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteAsked, noteDecided, noteGone } from '../waiting/note-waiting.ts';
import { newWebhookSecret } from '../webhook/sign-webhook.ts';
import { judgePlace } from './judge-place.ts';
import { sendSoon, takesLog, type TargetRow } from './target-row.ts';
import { placeName, sealPlace, shownSettings } from './target-secrets.ts';

const shown = { in: ['asked', 'refused', 'on', 'paused'] };

/** Where the record is sent on to, and how far that has come. */
export async function listTargets(actor: Actor): Promise<JournalView> {
  requireAllowed(actor, 'archive.export', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.journalTarget.findMany({ where: { state: shown }, orderBy: { id: 'asc' } });
    const targets: JournalTargetView[] = [];
    for (const row of rows) targets.push(await toTargetView(tx, actor, row));
    return { targets, others: (await listSeconds(tx, actor)).length };
  });
}

/** Asks for a target. Private conversations go there too, so nothing is sent before a second person has agreed. */
export async function addTarget(
  actor: Actor,
  { name, fromBeginning, place }: JournalTargetInput,
): Promise<{ target: JournalTargetView; secret: string | null }> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('journal.tenant', actor.tenantId);
  judgePlace(place);
  const { tenantId, memberId } = actor;
  const id = newId();
  const signing = place.kind === 'webhook' ? newWebhookSecret() : undefined;
  const target = await withTenant(tenantId, async (tx) => {
    if ((await listSeconds(tx, actor)).length === 0)
      throw new AppError('CONFLICT', {
        message:
          'Sending the record on needs a second person who agrees, and nobody else here can. Make somebody an owner, or give them the permission “Archive”.',
      });
    if ((await tx.journalTarget.count({ where: { state: shown } })) >= limits.journalTargets)
      throw new AppError('CONFLICT', { message: `There are ${limits.journalTargets} targets already. Remove one first.` });
    const row = await tx.journalTarget.create({
      data: {
        tenantId,
        id,
        kind: place.kind,
        name,
        place: placeName(place),
        settings: shownSettings(place),
        secret: sealPlace({ ...place, ...(signing && { signing }) }, { tenantId, id }),
        state: 'asked',
        askedBy: memberId,
        fromBeginning,
      },
    });
    await recordAct(tx, actor, { type: 'journal.asked', details: { targetId: id, ...about(row), fromBeginning } });
    await noteAsked(tx, actor, 'journal');
    return toTargetView(tx, actor, row);
  });
  return { target, secret: signing ?? null };
}

/** The second key: somebody other than whoever asked agrees, and sending begins, or refuses. */
export async function decideTarget(actor: Actor, input: { targetId: string; agrees: boolean }): Promise<JournalTargetView> {
  requireAllowed(actor, 'archive.export', null);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessTarget(tx, input.targetId);
    if (row.askedBy === actor.memberId)
      throw new AppError('FORBIDDEN', { message: 'You asked for this. Somebody else has to agree to it.' });
    const { count } = await tx.journalTarget.updateMany({
      where: { id: row.id, state: 'asked' },
      data: { state: input.agrees ? 'on' : 'refused', decidedBy: actor.memberId, decidedAt: new Date() },
    });
    if (count === 0) throw new AppError('CONFLICT', { message: 'This does not wait for anybody. Look at it again.' });
    const type = input.agrees ? 'journal.agreed' : 'journal.refused';
    await recordAct(tx, actor, { type, subjectId: row.askedBy, details: { targetId: row.id, ...about(row) } });
    await noteDecided(tx, { kind: 'journal', askerId: row.askedBy, isAgreed: input.agrees });
    if (input.agrees && !row.fromBeginning) await beginCursors(tx, row.id);
    if (input.agrees) await sendSoon(tx, row);
    return toTargetView(tx, actor, await accessTarget(tx, row.id));
  });
}

/** Nothing is sent there any more. What it has taken is out of our hands; how to sign in there is forgotten. */
export async function removeTarget(actor: Actor, input: { targetId: string }): Promise<void> {
  requireAllowed(actor, 'archive.export', null);
  await withTenant(actor.tenantId, async (tx) => {
    const row = await accessTarget(tx, input.targetId);
    await tx.journalTarget.updateMany({
      where: { id: row.id },
      data: { state: 'removed', secret: new Uint8Array(), leaseId: null, leasedUntil: null, nextAt: null },
    });
    await recordAct(tx, actor, { type: 'journal.removed', details: { targetId: row.id, ...about(row) } });
    if (row.state === 'asked') await noteGone(tx, actor, 'journal');
  });
}

export async function accessTarget(tx: TenantTx, targetId: string): Promise<TargetRow> {
  const row = await tx.journalTarget.findFirst({ where: { id: targetId, state: shown } });
  if (!row) throw notFound('target');
  return row;
}

export const about = ({ kind, name, place, settings }: TargetRow) => ({ kind, name, place, settings });

export async function toTargetView(tx: TenantTx, actor: Actor, row: TargetRow): Promise<JournalTargetView> {
  const ids = [row.askedBy, ...(row.decidedBy ? [row.decidedBy] : [])];
  const people = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const person = (memberId: string) => ({ memberId, name: people.find(({ id }) => id === memberId)?.name ?? '' });
  const isSending = row.state === 'on' || row.state === 'paused';
  return {
    id: row.id,
    kind: row.kind as JournalKind,
    name: row.name,
    place: row.place,
    state: row.state as JournalTargetView['state'],
    fromBeginning: row.fromBeginning,
    askedBy: person(row.askedBy),
    askedAt: row.askedAt.toISOString(),
    decidedBy: row.decidedBy ? person(row.decidedBy) : null,
    mayDecide: row.state === 'asked' && row.askedBy !== actor.memberId,
    delivered: Number(row.delivered),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    waiting: isSending ? await countWaiting(tx, row.id, takesLog(row)) : 0,
    failingSince: row.failingSince?.toISOString() ?? null,
    failure: row.failure as JournalFailure | null,
    nextAt: row.nextAt?.toISOString() ?? null,
  };
}
