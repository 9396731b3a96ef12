import { createHmac, timingSafeEqual } from 'node:crypto';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { config } from '../config.ts';
import { accessFileRow } from './open-file.ts';

const goodForMs = 60_000;

/**
 * An address from which this member, signed in, may download a file within the next minute. It is no pass by itself: session
 * and access are checked again when it is used.
 */
export async function linkFile(actor: Actor, { fileId }: { fileId: string }): Promise<{ url: string; expiresAt: string }> {
  await withTenant(actor.tenantId, (tx) => accessFileRow(tx, actor, fileId));
  const expires = Date.now() + goodForMs;
  const query = new URLSearchParams({ download: '1', expires: String(expires), signature: sign(actor, fileId, expires) });
  return { url: `/api/files/${fileId}?${query}`, expiresAt: new Date(expires).toISOString() };
}

/** NOT_FOUND for a link that has run out, was made for somebody else, or was never made. */
export function requireFileLink(actor: Actor, fileId: string, query: URLSearchParams): void {
  const expires = Number(query.get('expires'));
  const given = Buffer.from(query.get('signature') ?? '', 'base64url');
  const right = Buffer.from(sign(actor, fileId, expires), 'base64url');
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  if (!isOurs || expires < Date.now() || expires > Date.now() + goodForMs) throw notFound('file');
}

const sign = (actor: Pick<Actor, 'tenantId' | 'memberId'>, fileId: string, expires: number): string =>
  createHmac('sha256', config().secret)
    .update(`file-link:${actor.tenantId}:${actor.memberId}:${fileId}:${expires}`)
    .digest('base64url');
