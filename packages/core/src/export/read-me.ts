import { config } from '../config.ts';
import type { Snapshot } from './snapshot.ts';

/** What lies in the archive and how to verify it, for whoever gets it years later. */
export const explainVerifying = ({ workspace, at }: Pick<Snapshot, 'workspace' | 'at'>, keyId: string): string => `Parley export
${workspace.name}, as of ${new Date(at).toISOString()}

records.ndjson      every entry of the log with its hashes, and people, channels and files; one JSON object a line
checkpoints.ndjson  where all streams stood, signed every few minutes; the last one covers this export
files/              what people sent, named by the ids that stand in the records
eml/                each conversation day by day, as mails that any mail program opens
manifest.json       all files with their SHA-256, the checkpoint, the public keys, and the signature
verify.mjs          verifies all of it, offline; it needs Node 20 or newer

  node verify.mjs . --key ${keyId}

It exits 0 when everything fits, or names the first record that does not.
The key of this workspace is published at ${config().publicUrl}/api/keys/${workspace.slug}
Do not trust the copy of the key in this file alone: ask the firm, or compare it with an earlier export.
`;
