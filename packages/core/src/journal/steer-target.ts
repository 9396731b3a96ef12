import type { JournalNote, JournalTargetView } from '@parley/contract/journal';
import { limits } from '@parley/contract/limits';
import { rewindCursors } from '@parley/db/journal/journal-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { NotTaken, type OpenDelivery } from './delivery.ts';
import { about, accessTarget, toTargetView } from './manage-targets.ts';
import { openDelivery } from './open-delivery.ts';
import { noteOf, sendSoon } from './target-row.ts';
import { openPlace } from './target-secrets.ts';

const fresh = { attempts: 0, failingSince: null, failure: null, nextAt: null, leaseId: null, leasedUntil: null };
const notSending = () => new AppError('CONFLICT', { message: 'Nobody has agreed to this yet, or it was refused.' });

/** Stops sending, or goes on where it stopped: what was written meanwhile is sent then. */
export async function pauseTarget(actor: Actor, input: { targetId: string; isPaused: boolean }): Promise<JournalTargetView> {
  requireAllowed(actor, 'archive.export', null);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessTarget(tx, input.targetId);
    if (row.state !== 'on' && row.state !== 'paused') throw notSending();
    await tx.journalTarget.updateMany({ where: { id: row.id }, data: { ...fresh, state: input.isPaused ? 'paused' : 'on' } });
    const type = input.isPaused ? 'journal.paused' : 'journal.resumed';
    await recordAct(tx, actor, { type, details: { targetId: row.id, ...about(row) } });
    if (!input.isPaused) await sendSoon(tx, row);
    return toTargetView(tx, actor, await accessTarget(tx, row.id));
  });
}

/** Sends everything from a day on once more, or from the beginning. Whoever takes it knows it by the same ids. */
export async function replayTarget(actor: Actor, input: { targetId: string; from: string | null }): Promise<JournalTargetView> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('journal.tenant', actor.tenantId);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessTarget(tx, input.targetId);
    if (row.state !== 'on' && row.state !== 'paused') throw notSending();
    await tx.journalTarget.updateMany({ where: { id: row.id }, data: { ...fresh, state: 'on' } });
    await rewindCursors(tx, row.id, input.from);
    await recordAct(tx, actor, { type: 'journal.replayed', details: { targetId: row.id, ...about(row), from: input.from } });
    await sendSoon(tx, row);
    return toTargetView(tx, actor, await accessTarget(tx, row.id));
  });
}

/** Sends something that is no entry, once and now; refuses with what went wrong. It works before anybody has agreed. */
export async function testTarget(
  actor: Actor,
  input: { targetId: string },
  { open = openDelivery }: { open?: OpenDelivery } = {},
): Promise<{ failure: NotTaken['failure'] | null }> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('journal.tenant', actor.tenantId);
  const { tenantId } = actor;
  const row = await withTenant(tenantId, (tx) => accessTarget(tx, input.targetId));
  const delivery = open(openPlace(row));
  const failure = await delivery
    .test({ tenantId, id: newId() })
    .then(() => null)
    .catch((error: unknown) => (error instanceof NotTaken ? error.failure : ('internal' as const)))
    .finally(() => delivery.close());
  await withTenant(tenantId, async (tx) => {
    await accessTarget(tx, row.id);
    await noteOf(tx, row, { kind: 'tested', ...(failure && { detail: failure }) });
    await recordAct(tx, actor, { type: 'journal.tested', details: { targetId: row.id, ...about(row), failure } });
  });
  return { failure };
}

/** What happened with a target, newest first. */
export async function listNotes(
  actor: Actor,
  input: { targetId: string; cursor?: string | null | undefined },
): Promise<{ items: JournalNote[]; nextCursor: string | null }> {
  requireAllowed(actor, 'archive.export', null);
  const rows = await withTenant(actor.tenantId, async (tx) => {
    const { id } = await accessTarget(tx, input.targetId);
    return tx.journalNote.findMany({
      where: { targetId: id, ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
      orderBy: { id: 'desc' },
      take: limits.journalNotesPerPage + 1,
    });
  });
  const items = rows.slice(0, limits.journalNotesPerPage).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as JournalNote['kind'],
    streamId: row.streamId,
    from: row.fromVersion === null ? null : Number(row.fromVersion),
    to: row.toVersion === null ? null : Number(row.toVersion),
    detail: row.detail,
  }));
  return { items, nextCursor: rows.length > limits.journalNotesPerPage ? (items.at(-1)?.id ?? null) : null };
}
