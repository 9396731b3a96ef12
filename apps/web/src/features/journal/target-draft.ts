import { journalTargetInput, type JournalKind, type JournalTargetInput } from '@parley/contract/journal';

/** A target as its form holds it: the fields of all kinds, so that trying another kind loses nothing. */
export type TargetDraft = {
  kind: JournalKind;
  name: string;
  fromBeginning: boolean;
  host: string;
  port: string;
  security: 'tls' | 'starttls';
  user: string;
  password: string;
  to: string;
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  url: string;
};

export const newTarget = (): TargetDraft => ({
  kind: 'smtp',
  name: '',
  fromBeginning: false,
  host: '',
  port: '465',
  security: 'tls',
  user: '',
  password: '',
  to: '',
  endpoint: '',
  region: '',
  bucket: '',
  prefix: '',
  accessKeyId: '',
  secretAccessKey: '',
  url: '',
});

function placeOf(draft: TargetDraft): unknown {
  const { kind, host, port, security, user, password, to, endpoint, region, bucket, prefix, accessKeyId, secretAccessKey } = draft;
  if (kind === 'smtp') return { kind, host: host.trim(), port: Number(port), security, user, password, to: to.trim() };
  if (kind === 's3') return { kind, endpoint, region, bucket, prefix, accessKeyId, secretAccessKey };
  return { kind, url: draft.url };
}

/** What is sent, or the first thing that is wrong, under the name of its field. */
export function readTarget(draft: TargetDraft): { input: JournalTargetInput } | { field: string; problem: string } {
  const { name, fromBeginning } = draft;
  const parsed = journalTargetInput.safeParse({ name, fromBeginning, place: placeOf(draft) });
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: String(issue?.path.at(-1) ?? 'name'), problem: issue?.message ?? '' };
}
