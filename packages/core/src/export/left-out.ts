import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Withheld } from '@parley/db/archive/read-stretches';

/** What an export leaves out: of its scope because it is private, and beyond its scope. */
export type LeftOut = { private: { entries: number; files: number }; scope: { entries: number; files: number; streams: number } };
export const nothingLeftOut = (): LeftOut => ({
  private: { entries: 0, files: 0 },
  scope: { entries: 0, files: 0, streams: 0 },
});

type Range = { stream: string; from: number; to: number; because: Withheld; isWhole?: true };
type Line = { record: string; id: string; stream: string; version: number; withheld?: Withheld };

/**
 * Which entries an export leaves out, a line for each run of them, from its own records. The verifier takes an entry without its
 * content for withheld only where a line of these says so. What it counts on the way is put into `counted`.
 */
export async function* leftOutLines(records: AsyncIterable<Uint8Array>, counted: LeftOut): AsyncGenerator<string> {
  const lines = createInterface({ input: Readable.from(records, { objectMode: false }), crlfDelay: Infinity });
  let open: Range | undefined;
  for await (const text of lines) {
    // Only these two kinds; most lines need no parsing.
    if (!/"withheld":"(?:private|scope)"(?:,"sha256":"[0-9a-f]{64}")?\}$/.test(text)) continue;
    const line = JSON.parse(text) as Line;
    if (!line.withheld) continue;
    if (line.record === 'stream') {
      counted.scope.streams += 1;
      if (open) yield toLine(open);
      open = undefined;
      yield toLine({ stream: line.id, from: 1, to: line.version, because: line.withheld, isWhole: true });
    }
    if (line.record !== 'event') continue;
    counted[line.withheld].entries += 1;
    if (open?.stream === line.stream && open.to + 1 === line.version && open.because === line.withheld) open.to = line.version;
    else {
      if (open) yield toLine(open);
      open = { stream: line.stream, from: line.version, to: line.version, because: line.withheld };
    }
  }
  if (open) yield toLine(open);
}

const toLine = (range: Range): string => `${JSON.stringify(range)}\n`;
