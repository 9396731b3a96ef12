import type { ExportFormat } from '@parley/contract/export-request';
import { csvRows } from './csv-rows.ts';
import { dayMails } from './day-mails.ts';
import type { ExportRow } from './export-row.ts';
import type { Snapshot } from './snapshot.ts';
import { vendorXml } from './vendor-xml.ts';

type Packed = { path: string; pieces: AsyncIterable<string | Uint8Array> };
type Writer = (row: ExportRow, snapshot: Snapshot, records: () => AsyncIterable<Uint8Array>) => AsyncIterable<Packed>;

/** What each format adds to an archive. All of them read the records that were written down, and nothing else. */
export const writers: Record<ExportFormat, Writer> = {
  eml: (row, snapshot, records) => dayMails(row, snapshot, records()),
  csv: async function* (_, snapshot, records) {
    yield { path: 'csv/messages.csv', pieces: csvRows(snapshot, records) };
  },
  xml: async function* (_, snapshot, records) {
    yield { path: 'xml/conversations.xml', pieces: vendorXml(snapshot, records) };
  },
  pdf: async function* (_, snapshot, records) {
    // Loaded where a transcript is wanted: whoever only lists exports carries no fonts.
    const { pdfTranscripts } = await import('./pdf-transcripts.ts');
    yield* pdfTranscripts(snapshot, records);
  },
};
