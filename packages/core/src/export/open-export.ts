import type { Readable } from 'node:stream';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { isMinuteLink, makeMinuteLink, type MinuteLink } from '../file/minute-link.ts';
import { throttle } from '../identity/throttle.ts';
import { requireOpenCase } from '../oversight-case/require-open-case.ts';
import { requireAllowed } from '../policy/decide.ts';
import { storage } from '../storage/storage.ts';
import { archiveName, exportKey } from './export-row.ts';
import { accessExport } from './manage-exports.ts';

/**
 * An address at which whoever asked for an export may take it within the next minute. It is no pass by itself: session,
 * role and owner are checked again when it is used.
 */
export async function linkExport(actor: Actor, input: { exportId: string }): Promise<{ url: string; expiresAt: string }> {
  await accessDone(actor, input.exportId);
  const { expires, signature, expiresAt } = makeMinuteLink(actor, ['export-link', input.exportId]);
  const query = new URLSearchParams({ workspace: actor.slug, expires: String(expires), signature });
  return { url: `/api/exports/${input.exportId}?${query}`, expiresAt };
}

/** The archive's bytes. That they are taken is an entry, kept before the first byte leaves. */
export async function openExport(
  actor: Actor,
  input: { exportId: string } & MinuteLink,
): Promise<{ name: string; bytes: number; stream: Readable }> {
  if (!isMinuteLink(actor, ['export-link', input.exportId], input)) throw notFound('export');
  const row = await accessDone(actor, input.exportId);
  if (row.subjectId === null) await throttle('export.tenant', actor.tenantId);
  else await throttle('myDataLink.member', `${actor.tenantId} ${actor.memberId}`);
  const stream = await storage().read(exportKey(row, archiveName));
  const isOwn = row.subjectId !== null;
  const act = isOwn ? { type: 'member.dataTaken', subjectId: row.subjectId } : { type: 'export.downloaded', subjectId: row.caseId };
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { ...act, details: { exportId: row.id } }));
  const day = row.createdAt.toISOString().slice(0, 10);
  return { name: `${actor.slug}-${isOwn ? 'my-data' : 'export'}-${day}.zip`, bytes: Number(row.bytes), stream };
}

/** A finished one that the actor has asked for; NOT_FOUND otherwise. Their own data needs nobody's leave. */
async function accessDone(actor: Actor, exportId: string) {
  const row = await withTenant(actor.tenantId, async (tx) => {
    const own = await tx.export.findFirst({ where: { id: exportId, subjectId: actor.memberId } });
    if (own) return own;
    requireAllowed(actor, 'archive.export', null);
    const found = await accessExport(tx, actor, exportId);
    // What a case opened closes with it, for what was exported from it too.
    if (found.caseId) await requireOpenCase(tx, actor, found.caseId);
    return found;
  });
  const isThere = row.state === 'done' && row.expiresAt !== null && row.expiresAt > new Date();
  if (!isThere || row.byOperator || row.createdBy !== actor.memberId) throw notFound('export');
  return row;
}
