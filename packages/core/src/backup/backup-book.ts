import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { config } from '../config.ts';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';

/** What ends a backup or a restore with one sentence that its operator can act on. */
export class BackupError extends Error {}

const part = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  file: z.string().regex(/^database\/[\w.]+\.copy\.gz$/),
  rows: z.number().int().min(0),
  /** Of the file as it lies there, and of the rows in it. */
  bytes: z.number().int().min(0),
  sha256: z.string(),
  rowsSha256: z.string(),
});
const book = z.object({
  format: z.literal(1),
  id: z.uuid(),
  at: z.iso.datetime(),
  version: z.string(),
  migrations: z.array(z.string()),
  tenants: z.number().int(),
  parts: z.array(part),
  files: z.object({ count: z.number().int(), bytes: z.number(), listSha256: z.string() }),
  /** Opens with the installation's secret alone. */
  secretCheck: z.string(),
  hasSecrets: z.boolean(),
});
export type BackupPart = z.infer<typeof part>;
export type BackupBook = z.infer<typeof book>;

export const bookName = 'backup.json';
export const fileListName = 'files.ndjson';
export const secretsName = 'secrets.json';
const seal = { purpose: 'backup', owner: 'backup' };

export const makeSecretCheck = (): string => Buffer.from(sealSecret('parley', seal)).toString('base64');

/** Written last: a folder without it holds a backup that was cut off. Its own code, under the secret, tells of a change in it. */
export async function writeBook(dir: string, written: BackupBook): Promise<void> {
  const text = JSON.stringify(written, null, 1);
  await writeFile(join(dir, bookName), `${JSON.stringify({ code: codeOf(text), book: text })}\n`, { mode: 0o600 });
}

/** Refuses what is no whole backup, and one that was made under another secret. */
export async function readBook(dir: string): Promise<BackupBook> {
  const raw = await readFile(join(dir, bookName), 'utf8').catch(() => {
    throw new BackupError(`There is no backup in ${dir}: ${bookName} is missing, or the backup was cut off before its end.`);
  });
  const damaged = new BackupError(`${join(dir, bookName)} is damaged. Use another backup.`);
  let outer: { code: string; book: string };
  let read: unknown;
  try {
    outer = z.object({ code: z.string(), book: z.string() }).parse(JSON.parse(raw));
    read = JSON.parse(outer.book);
  } catch {
    throw damaged;
  }
  if ((read as { format?: unknown }).format !== 1)
    throw new BackupError('This backup was made by a newer Parley. Use that version, or a newer one, to restore it.');
  const { success, data } = book.safeParse(read);
  if (!success) throw damaged;
  try {
    openSecret(Buffer.from(data.secretCheck, 'base64'), seal);
  } catch {
    throw new BackupError(
      `This backup belongs to another PARLEY_SECRET than the one that is set here. Set PARLEY_SECRET to the secret of the installation that made it${data.hasSecrets ? `; it lies in ${join(dir, secretsName)}` : ''}.`,
    );
  }
  const [given, right] = [Buffer.from(outer.code, 'hex'), Buffer.from(codeOf(outer.book), 'hex')];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw damaged;
  return data;
}

const codeOf = (text: string): string => createHmac('sha256', config().secret).update(`backup:${text}`).digest('hex');
