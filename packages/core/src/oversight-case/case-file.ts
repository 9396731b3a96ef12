import type { Readable } from 'node:stream';
import { selectCaseMessages } from '@parley/db/case/case-messages';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { isMinuteLink, makeMinuteLink, type MinuteLink } from '../file/minute-link.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { recordLook, requireOpenCase } from './require-open-case.ts';
import { isWithin, readSpan } from './to-case-messages.ts';

type Named = { caseId: string; fileId: string };

/**
 * An address from which whoever works on the case may take one of its files within the next minute. It is no pass by itself:
 * session, case and scope are checked again when it is used.
 */
export async function linkCaseFile(actor: Actor, named: Named): Promise<{ url: string; expiresAt: string }> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('fileLink.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, (tx) => accessCaseFile(tx, actor, named));
  const { expires, signature, expiresAt } = makeMinuteLink(actor, ['case-file', named.caseId, named.fileId]);
  const query = new URLSearchParams({ workspace: actor.slug, of: named.caseId, expires: String(expires), signature });
  return { url: `/api/case-files/${named.fileId}?${query}`, expiresAt };
}

/** The file's bytes. That they are taken is an entry, kept before the first byte leaves. */
export async function openCaseFile(
  actor: Actor,
  named: Named & MinuteLink,
): Promise<{ name: string; bytes: number; stream: Readable }> {
  if (!isMinuteLink(actor, ['case-file', named.caseId, named.fileId], named)) throw notFound('file');
  const file = await withTenant(actor.tenantId, async (tx) => {
    const { row, open } = await accessCaseFile(tx, actor, named);
    const details = { caseId: open.id, name: open.name, fileId: row.id, messageId: row.messageId };
    await recordLook(tx, actor, { caseId: open.id, type: 'case.fileOpened', details });
    return row;
  });
  const stream = await storage().read(storageKey(actor.tenantId, file.id));
  return { name: file.name, bytes: Number(file.bytes), stream };
}

async function accessCaseFile(tx: TenantTx, actor: Actor, { caseId, fileId }: Named) {
  const open = await requireOpenCase(tx, actor, caseId);
  const row = await tx.file.findFirst({ where: { id: fileId, channelId: { not: null } } });
  const [message] = row?.messageId ? await selectCaseMessages(tx, [row.messageId]) : [];
  const moment = message && { version: message.created_version, at: message.created_at };
  if (!row || !moment || !isWithin(await readSpan(tx, open), message.channel_id, moment)) throw notFound('file');
  if (row.state === 'held' || row.state === 'blocked')
    throw new AppError('FORBIDDEN', { message: 'This file has not passed its check. It stays closed.', rule: 'checked-first' });
  return { row, open };
}
