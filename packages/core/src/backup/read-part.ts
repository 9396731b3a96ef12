import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { BackupPart } from './backup-book.ts';

export const lineFeed = 10;

/** The rows of a part as they were written. */
export function openPart(dir: string, part: BackupPart): Readable {
  const file = createReadStream(join(dir, part.file));
  const rows = createGunzip();
  file.on('error', (error) => rows.destroy(error));
  rows.on('close', () => file.destroy());
  return file.pipe(rows);
}

/** One row by the names of its columns; an absent value is null. */
export type Row = Record<string, string | null>;

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const unescape = (field: string): string | null =>
  field === '\\N'
    ? null
    : field.includes('\\')
      ? field.replaceAll(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter)
      : field;

/** Reads a table of the copy row by row, a piece of the file at a time. */
export class PartReader {
  private lines: string[] = [];
  private at = 0;
  private rest = '';
  private readonly pieces: AsyncIterator<string>;
  private readonly columns: string[];
  /** The next row, or null at the end. Valid after `advance`. */
  current: Row | null = null;

  constructor(dir: string, parts: BackupPart[], table: string) {
    const part = parts.find((one) => one.table === table);
    if (!part) throw new Error(`the backup has no table ${table}`);
    this.columns = part.columns;
    this.pieces = (openPart(dir, part).setEncoding('utf8') as AsyncIterable<string>)[Symbol.asyncIterator]();
  }

  /** Resolves at once while rows are at hand. */
  async advance(): Promise<Row | null> {
    while (this.at >= this.lines.length) {
      const next = await this.pieces.next();
      if (next.done) return (this.current = null);
      const lines = (this.rest + next.value).split('\n');
      this.rest = lines.pop() ?? '';
      this.lines = lines;
      this.at = 0;
    }
    const fields = (this.lines[this.at] as string).split('\t');
    this.at += 1;
    const row: Row = {};
    for (const [n, column] of this.columns.entries()) row[column] = unescape(fields[n] ?? '\\N');
    return (this.current = row);
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}

/** A time as the copy writes it, in milliseconds. */
export const toMs = (text: string | null): number => Date.parse(`${text?.replace(' ', 'T').replace(/\+00$/, '')}Z`);
/** Bytes as the copy writes them, as hex digits. */
export const toHex = (text: string | null): string => text?.slice(2) ?? '';
