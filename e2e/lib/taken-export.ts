import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { unpack } from '../../packages/core/test/export/unpack.ts';
import { mustBe } from './expect.ts';

/** The exit code of the export's own verifier, and what it says. */
export const verdictOf = (dir: string, ...flags: string[]) =>
  promisify(execFile)(process.execPath, ['verify.mjs', '.', ...flags], { cwd: dir }).then(
    ({ stdout }) => ({ code: 0, says: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, says: error.stderr }),
  );

/** Downloads the newest export of the page's list and unpacks it. */
export async function takeExport(page: Page): Promise<string> {
  const history = page.getByRole('list', { name: 'Exports' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    history.getByRole('button', { name: 'Download' }).first().click(),
  ]);
  const path = join(await mkdtemp(join(tmpdir(), 'parley-journey-')), 'export.zip');
  await download.saveAs(path);
  return unpack(path);
}

/** Changes a word in the records, and the verifier must name the line that it stands in. */
export async function spoil(dir: string, word: string, other: string): Promise<void> {
  const records = await readFile(join(dir, 'records.ndjson'), 'utf8');
  const line = records.slice(0, records.indexOf(word)).split('\n').length;
  await writeFile(join(dir, 'records.ndjson'), records.replace(word, other));
  const spoilt = await verdictOf(dir);
  mustBe('the verdict on the spoilt export', spoilt.code, 1);
  mustBe('the record that is named', /line \d+/.exec(spoilt.says)?.[0], `line ${line}`);
}
