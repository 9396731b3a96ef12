import type { Readable } from 'node:stream';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { isMinuteLink, makeMinuteLink, type MinuteLink } from '../file/minute-link.ts';
import { throttle } from '../identity/throttle.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { accessMatter } from './access-matter.ts';
import { isGathered } from './read-matter.ts';

type Named = { matterId: string; fileId: string };

/**
 * An address from which one of the matter's people may take one of its files within the next minute, also if they are not in its
 * channel. It is no pass by itself: session, matter and message are checked again when it is used.
 */
export async function linkMatterFile(actor: Actor, named: Named): Promise<{ url: string; expiresAt: string }> {
  await throttle('fileLink.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, (tx) => accessMatterFile(tx, actor, named));
  const { expires, signature, expiresAt } = makeMinuteLink(actor, ['matter-file', named.matterId, named.fileId]);
  const query = new URLSearchParams({ workspace: actor.slug, of: named.matterId, expires: String(expires), signature });
  return { url: `/api/matter-files/${named.fileId}?${query}`, expiresAt };
}

/** The file's bytes. That they are taken is an entry, kept before the first byte leaves. */
export async function openMatterFile(
  actor: Actor,
  named: Named & MinuteLink,
): Promise<{ name: string; bytes: number; stream: Readable }> {
  if (!isMinuteLink(actor, ['matter-file', named.matterId, named.fileId], named)) throw notFound('file');
  const file = await withTenant(actor.tenantId, async (tx) => {
    const { row, matter } = await accessMatterFile(tx, actor, named);
    const details = { matterId: matter.id, name: matter.name, fileId: row.id, messageId: row.messageId };
    await recordAct(tx, actor, { type: 'matter.fileOpened', details });
    return row;
  });
  const stream = await storage().read(storageKey(actor.tenantId, file.id));
  return { name: file.name, bytes: Number(file.bytes), stream };
}

async function accessMatterFile(tx: TenantTx, actor: Actor, { matterId, fileId }: Named) {
  const matter = await accessMatter(tx, actor, matterId, 'read');
  const row = await tx.file.findFirst({ where: { id: fileId } });
  if (!row?.messageId || !(await isGathered(tx, actor, matterId, row.messageId))) throw notFound('file');
  if (row.state === 'held' || row.state === 'blocked')
    throw new AppError('FORBIDDEN', { message: 'This file has not passed its check. It stays closed.', rule: 'checked-first' });
  return { row, matter };
}
