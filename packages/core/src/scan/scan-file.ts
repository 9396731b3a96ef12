import type { FileState } from '@parley/contract/file-view';
import { config } from '../config.ts';
import { log } from '../log.ts';
import { askClamd, ScannerAway } from './clamd.ts';

export type ScanResult = { state: FileState; note: string | null };

/**
 * What becomes of a file's bytes. With a scanner set, only its own word lets a file through: while it is away, files are
 * held. With none set, files pass and carry the mark that nobody looked.
 */
export async function scanFile(path: string): Promise<ScanResult> {
  const { clamdUrl } = config();
  if (!clamdUrl) return { state: 'unscanned', note: null };
  try {
    const answer = await askClamd(clamdUrl, path);
    return answer.outcome === 'clean' ? { state: 'clean', note: null } : { state: 'blocked', note: answer.signature };
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    log.warn({ err: error }, 'the scanner gave no answer; the file is held');
    return { state: 'held', note: null };
  }
}
