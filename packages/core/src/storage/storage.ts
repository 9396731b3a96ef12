import type { Readable } from 'node:stream';
import { config } from '../config.ts';
import { localStorage } from './local-storage.ts';
import { s3Storage } from './s3-storage.ts';

export type ByteRange = { start: number; end: number };

/**
 * Where bytes lie. Keys are made here and never from what people type; a key's bytes are written once and do not change.
 * `read` rejects when there is nothing under the key.
 */
export type Storage = {
  put(key: string, path: string): Promise<void>;
  read(key: string, range?: ByteRange): Promise<Readable>;
  remove(keys: string[]): Promise<void>;
  /** Everything that lies under a tenant, whether a row leads to it or not; answers how many files that were. */
  removeTenant(tenantId: string): Promise<number>;
  /** The keys of everything that lies under a tenant, in no order. */
  listTenant(tenantId: string): AsyncIterable<string>;
};

export type FileVariant = 'original' | 'thumb' | 'screen';

/** A file's bytes lie under its tenant, by id; smaller copies beside them. */
export const storageKey = (tenantId: string, fileId: string, variant: FileVariant = 'original'): string =>
  variant === 'original' ? `${tenantId}/${fileId}` : `${tenantId}/${fileId}.${variant}`;

let opened: { bucket: string; storage: Storage } | undefined;

/** The store of this installation: an S3 bucket when one is set, else the data directory. */
export function storage(): Storage {
  const { s3 } = config();
  if (!s3) return localStorage;
  const bucket = `${s3.endpoint ?? ''} ${s3.bucket}`;
  if (opened?.bucket !== bucket) opened = { bucket, storage: s3Storage(s3) };
  return opened.storage;
}
