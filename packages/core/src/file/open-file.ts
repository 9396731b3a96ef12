import type { Readable } from 'node:stream';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { storage, storageKey, type ByteRange, type FileVariant } from '../storage/storage.ts';
import { pictureTypes } from './make-previews.ts';

export type OpenedFile = {
  name: string;
  mime: string;
  bytes: number;
  isPicture: boolean;
  hasThumb: boolean;
  stream: (variant?: FileVariant, range?: ByteRange) => Promise<Readable>;
};

/**
 * A file to read: one's own that is not sent yet, or one in a message that the actor may read now. Checked at every
 * request; a deleted message takes its files out of sight, and what has not passed inspection is never opened.
 */
export async function openFile(actor: Actor, fileId: string): Promise<OpenedFile> {
  const file = await withTenant(actor.tenantId, (tx) => accessFileRow(tx, actor, fileId));
  return {
    name: file.name,
    mime: file.mime,
    bytes: Number(file.bytes),
    isPicture: pictureTypes.has(file.mime),
    hasThumb: file.hasThumb,
    stream: (variant, range) => storage().read(storageKey(actor.tenantId, fileId, variant), range),
  };
}

export async function accessFileRow(tx: TenantTx, actor: Actor, fileId: string) {
  const file = await tx.file.findFirst({ where: { id: fileId } });
  if (!file) throw notFound('file');
  if (file.messageId) {
    const message = await accessMessageRow(tx, actor, file.messageId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (!message || message.deleted_at) throw notFound('file');
  } else if (file.uploaderId !== actor.memberId) throw notFound('file');
  if (file.state === 'held')
    throw new AppError('FORBIDDEN', { message: 'This file is still being checked. Try again in a moment.', rule: 'checked-first' });
  if (file.state === 'blocked')
    throw new AppError('FORBIDDEN', {
      message: 'The scanner found something harmful in this file. It stays closed.',
      rule: 'no-malware',
    });
  return file;
}
