import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { config } from '../config.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { storage } from '../storage/storage.ts';
import { archiveName, exportKey } from './export-row.ts';
import { accessExport } from './manage-exports.ts';

const goodForMs = 60_000;

/**
 * An address at which the owner who asked for an export may take it within the next minute. It is no pass by itself: session,
 * role and owner are checked again when it is used.
 */
export async function linkExport(actor: Actor, input: { exportId: string }): Promise<{ url: string; expiresAt: string }> {
  await accessDone(actor, input.exportId);
  const expires = Date.now() + goodForMs;
  const query = new URLSearchParams({
    workspace: actor.slug,
    expires: String(expires),
    signature: sign(actor, input.exportId, expires),
  });
  return { url: `/api/exports/${input.exportId}?${query}`, expiresAt: new Date(expires).toISOString() };
}

/** The archive's bytes. That they are taken is an entry, kept before the first byte leaves. */
export async function openExport(
  actor: Actor,
  input: { exportId: string; expires: number; signature: string },
): Promise<{ name: string; bytes: number; stream: Readable }> {
  const given = Buffer.from(input.signature, 'base64url');
  const right = Buffer.from(sign(actor, input.exportId, input.expires), 'base64url');
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  if (!isOurs || input.expires < Date.now() || input.expires > Date.now() + goodForMs) throw notFound('export');
  await throttle('export.tenant', actor.tenantId);
  const row = await accessDone(actor, input.exportId);
  const stream = await storage().read(exportKey(row, archiveName));
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'export.downloaded', details: { exportId: row.id } }));
  const day = row.createdAt.toISOString().slice(0, 10);
  return { name: `${actor.slug}-export-${day}.zip`, bytes: Number(row.bytes), stream };
}

/** A finished one that the actor has asked for; NOT_FOUND otherwise. */
async function accessDone(actor: Actor, exportId: string) {
  requireAllowed(actor, 'archive.export', null);
  const row = await withTenant(actor.tenantId, (tx) => accessExport(tx, exportId));
  const isThere = row.state === 'done' && row.expiresAt !== null && row.expiresAt > new Date();
  if (!isThere || row.createdBy !== actor.memberId) throw notFound('export');
  return row;
}

const sign = (actor: Pick<Actor, 'tenantId' | 'memberId'>, exportId: string, expires: number): string =>
  createHmac('sha256', config().secret)
    .update(`export-link:${actor.tenantId}:${actor.memberId}:${exportId}:${expires}`)
    .digest('base64url');
