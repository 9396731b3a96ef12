import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { openCsv } from './csv.ts';
import { mattermostEntry, openMattermost } from './mattermost.ts';
import { openArchive, type Archive } from './open-archive.ts';
import { openSlack, slackRoot } from './slack.ts';
import { ImportRefused, type Report, type Source } from './source.ts';

const headBytes = 256 * 1024;

/** Opens an export by what it is, whatever its name says. Rejects with ImportRefused. */
export async function openSource(path: string, options: { spoolDir: string; report: Report }): Promise<Source> {
  const head = await readHead(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    const archive = await openArchive(path);
    return fromArchive(archive, options).catch((error: unknown) => {
      archive.close();
      throw error;
    });
  }
  if (head.includes(0)) throw new ImportRefused('notAnExport');
  if (/^\ufeff?\s*\{/.test(head.toString('utf8', 0, 64)))
    return openMattermost(createReadStream(path), { ...options, archive: null });
  return openCsv(createReadStream(path), { ...options, head });
}

async function fromArchive(archive: Archive, options: { spoolDir: string; report: Report }): Promise<Source> {
  const root = slackRoot(archive);
  if (root !== null) return openSlack(archive, root);
  const entry = mattermostEntry(archive);
  if (entry) return openMattermost(await archive.stream(entry), { ...options, archive });
  throw new ImportRefused('notAnExport');
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
