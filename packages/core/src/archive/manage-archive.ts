import type { ArchiveView, CheckpointView, CheckProblem, CheckView } from '@parley/contract/archive-view';
import { limits } from '@parley/contract/limits';
import { readBeginning, summariseHeads } from '@parley/db/archive/checkpoint-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { readSecondCopy } from '../backup/second-copy.ts';
import { throttle } from '../identity/throttle.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
import { beginCheck } from './begin-check.ts';
import type { CheckpointRow } from './checkpoint.ts';

/** What is kept, since when, and when it was last signed and checked. */
export async function getArchive(actor: Actor): Promise<ArchiveView> {
  requireAllowed(actor, 'audit.read', null);
  const secondCopy = await readSecondCopy();
  return withTenant(actor.tenantId, async (tx) => {
    const { streams, events } = await summariseHeads(tx);
    const latest = await tx.checkpoint.findFirst({ orderBy: { number: 'desc' } });
    const key = await tx.archiveKey.findFirst({ where: { retiredAt: null }, select: { id: true } });
    return {
      since: (await readBeginning(tx))?.toISOString() ?? null,
      streams,
      events,
      files: await tx.file.count({ where: { messageId: { not: null } } }),
      latest: latest && toCheckpointView(latest),
      secondCopy,
      check: await readLatestCheck(tx),
      keyId: key?.id ?? null,
      keys: await tx.archiveKey.count(),
      canExport: decide(actor, 'archive.export', null).allow,
      canRotate: decide(actor, 'archive.rotateKey', null).allow,
    };
  });
}

/** Newest first; the cursor is the number before which the next page begins. */
export async function listCheckpoints(
  actor: Actor,
  input: { cursor?: number | null | undefined },
): Promise<{ items: CheckpointView[]; nextCursor: number | null }> {
  requireAllowed(actor, 'audit.read', null);
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.checkpoint.findMany({
      where: input.cursor ? { number: { lt: input.cursor } } : {},
      orderBy: { number: 'desc' },
      take: limits.checkpointsPerPage + 1,
    }),
  );
  const items = rows.slice(0, limits.checkpointsPerPage).map(toCheckpointView);
  return { items, nextCursor: rows.length > limits.checkpointsPerPage ? (items.at(-1)?.number ?? null) : null };
}

/** Checks everything again, now. While a check runs it is that one. */
export async function startCheck(actor: Actor): Promise<{ checkId: string }> {
  requireAllowed(actor, 'audit.read', null);
  await throttle('archiveCheck.tenant', actor.tenantId);
  return { checkId: await beginCheck(actor.tenantId, actor.memberId) };
}

async function readLatestCheck(tx: TenantTx): Promise<CheckView | null> {
  const row = await tx.archiveCheck.findFirst({ orderBy: { id: 'desc' } });
  if (!row) return null;
  // Nobody learns the name of a private channel from a fault in it.
  const channel =
    row.streamId && (await tx.channel.findFirst({ where: { id: row.streamId, kind: 'public' }, select: { name: true } }));
  return {
    id: row.id,
    state: row.state as CheckView['state'],
    eventsTotal: Number(row.eventsTotal),
    eventsDone: Number(row.eventsDone),
    checkpoint: row.checkpoint === null ? null : Number(row.checkpoint),
    keyId: row.keyId,
    problem: row.problem as CheckProblem | null,
    place: channel ? channel.name : null,
    streamId: row.streamId,
    version: row.version === null ? null : Number(row.version),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

const toCheckpointView = (row: CheckpointRow): CheckpointView => ({
  number: Number(row.number),
  at: row.at.toISOString(),
  streams: Number(row.streams),
  events: Number(row.events),
  root: row.root,
  keyId: row.keyId,
  isOutside: row.keptAt !== null,
});
