import type { ReadStream } from 'node:fs';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { pictureTypes, readFileBytes } from './store-upload.ts';

export type OpenedFile = { name: string; mime: string; bytes: number; isPicture: boolean; stream: () => ReadStream };

/**
 * A file to read: one's own that is not sent yet, or one in a message that the actor may read now. Checked at every
 * request; a deleted message takes its files out of sight.
 */
export async function openFile(actor: Actor, fileId: string): Promise<OpenedFile> {
  return withTenant(actor.tenantId, async (tx) => {
    const file = await tx.file.findFirst({ where: { id: fileId } });
    if (!file) throw notFound('file');
    if (file.messageId) {
      const message = await accessMessageRow(tx, actor, file.messageId).catch(() => null);
      if (!message || message.deleted_at) throw notFound('file');
    } else if (file.uploaderId !== actor.memberId) throw notFound('file');
    return {
      name: file.name,
      mime: file.mime,
      bytes: Number(file.bytes),
      isPicture: pictureTypes.has(file.mime),
      stream: () => readFileBytes(actor.tenantId, file.id),
    };
  });
}
