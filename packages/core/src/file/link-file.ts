import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { isMinuteLink, makeMinuteLink } from './minute-link.ts';
import { accessFileRow } from './open-file.ts';

/**
 * An address from which this member, signed in, may download a file within the next minute. It is no pass by itself: session
 * and access are checked again when it is used.
 */
export async function linkFile(actor: Actor, { fileId }: { fileId: string }): Promise<{ url: string; expiresAt: string }> {
  await withTenant(actor.tenantId, (tx) => accessFileRow(tx, actor, fileId));
  const { expires, signature, expiresAt } = makeMinuteLink(actor, ['file-link', fileId]);
  const query = new URLSearchParams({ download: '1', expires: String(expires), signature });
  return { url: `/api/files/${fileId}?${query}`, expiresAt };
}

/** NOT_FOUND for a link that has run out, was made for somebody else, or was never made. */
export function requireFileLink(actor: Actor, fileId: string, query: URLSearchParams): void {
  const link = { expires: Number(query.get('expires')), signature: query.get('signature') ?? '' };
  if (!isMinuteLink(actor, ['file-link', fileId], link)) throw notFound('file');
}
