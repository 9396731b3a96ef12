import type { RecordScope } from '@parley/contract/record-scope';
import { config } from '../config.ts';
import type { LeftOut } from './left-out.ts';
import type { Snapshot } from './snapshot.ts';

/** Who asked for an export, why, for what, and who agreed: the same in the manifest and in the text beside it. */
export type Provenance = {
  id: string;
  askedAt: string;
  by: { id: string; name: string; email: string };
  kind: 'readable' | 'case' | 'everything' | 'operator';
  agreed: { id: string; name: string; email: string; at: string } | null;
  caseId: string | null;
  reason: string;
  scope: RecordScope;
  formats: string[];
  parley: string;
};

const kinds: Record<Provenance['kind'], string> = {
  readable: 'what the person who asked may read; private conversations that they are not in are left out',
  case: 'what a case is about, private conversations included',
  everything: 'everything, as a second person agreed',
  operator: 'everything, made by whoever runs the server',
};
const formats: Record<string, string> = {
  eml: 'eml/                each conversation day by day, as mails that any mail program opens',
  csv: 'csv/                every version of every message as a row: original, edited, deleted, and which row it supersedes',
  xml: 'xml/                conversations with who entered and left, as archives of others take them in',
  pdf: 'pdf/                each conversation to read and print',
};

/** What lies in the archive and how to verify it, for whoever gets it years later. */
export function explainExport(
  { workspace, at, heads, checkpoint }: Snapshot,
  { provenance, leftOut, keyId, head }: { provenance: Provenance; leftOut: LeftOut; keyId: string; head: string },
): string {
  const { by, agreed, reason, scope } = provenance;
  const lines = [
    'Parley export',
    `${workspace.name}, as of ${new Date(at).toISOString()}`,
    '',
    `Asked for by   ${by.name} <${by.email}>, ${provenance.askedAt}`,
    ...(agreed ? [`Agreed to by   ${agreed.name} <${agreed.email}>, ${agreed.at}`] : []),
    `Reason         ${reason.replaceAll(/\s+/g, ' ') || 'none was given'}`,
    `Holds          ${kinds[provenance.kind]}`,
    ...(provenance.caseId ? [`Case           ${provenance.caseId}`] : []),
    `Channels       ${scope.channelIds.join(', ') || 'all'}`,
    `People         ${scope.memberIds.join(', ') || 'all'}`,
    `Days           ${scope.from ?? 'from the beginning'} to ${scope.until ?? 'the end'} (UTC)`,
    `Streams        ${heads.length}; entries ${heads.reduce((sum, { version }) => sum + version, 0)}`,
    `Left out       private: ${leftOut.private.entries} entries, ${leftOut.private.files} files`,
    `               beyond what was asked for: ${leftOut.scope.entries} entries, ${leftOut.scope.files} files, ${leftOut.scope.streams} streams`,
    `Made with      Parley ${provenance.parley}`,
    `Chain head     checkpoint ${checkpoint}, ${head}`,
    '',
    'records.ndjson      every entry of the log with its hashes, and people, channels and files; one JSON object a line',
    'withheld.ndjson     where something is left out: which entries come without their content, and why',
    'checkpoints.ndjson  where all streams stood, signed every few minutes; the last one covers this export',
    'files/              what people sent, named by the ids that stand in the records',
    ...provenance.formats.flatMap((one) => formats[one] ?? []),
    'manifest.json       all files with their SHA-256, the checkpoint, the public keys, and the signature',
    'manifest.sha256     the same sums for sha256sum -c',
    'verify.mjs          verifies all of it, offline; it needs Node 20 or newer',
    '',
    `  node verify.mjs . --key ${keyId}`,
    '  sha256sum -c manifest.sha256',
    '',
    'The first exits 0 when everything fits, or names the first record that does not. The second looks at the bytes only.',
    'An entry whose content is left out keeps its place and its hash, so that the chain can still be followed from end to end.',
    `The key of this workspace is published at ${config().publicUrl}/api/keys/${workspace.slug}`,
    'Do not trust the copy of the key in this file alone: ask the firm, or compare it with an earlier export.',
    'These are tools for keeping and showing a record. They are not legal advice.',
    '',
  ];
  return lines.join('\n');
}
