import type { FileNote, FileState } from '@parley/contract/file-view';
import { config } from '../config.ts';
import { log } from '../log.ts';
import { askClamd, ScannerAway } from './clamd.ts';
import { readScanRule } from './scan-rule.ts';

/** `note`: why no scanner spoke, or what it called that which it found. */
export type ScanResult = { state: FileState; note: string | null };

/**
 * What becomes of a file's bytes. A scanner's word is final, whatever the firm's rule; the rule decides where no word comes,
 * because the scanner is away or there is none: the file is held, or passes with the mark that nobody looked.
 */
export async function scanFile(tenantId: string, path: string): Promise<ScanResult> {
  const { clamdUrl } = config();
  if (clamdUrl) {
    try {
      const answer = await askClamd(clamdUrl, path);
      return answer.outcome === 'clean' ? { state: 'clean', note: null } : { state: 'blocked', note: answer.signature };
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      log.warn({ err: error, tenantId }, 'the scanner gave no answer; the rule of the firm decides');
    }
  }
  const note: FileNote = clamdUrl ? 'scannerAway' : 'noScanner';
  return { state: (await readScanRule(tenantId)) === 'hold' ? 'held' : 'unscanned', note };
}
