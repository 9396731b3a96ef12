import type { AuditEntry, AuditFilter } from '@parley/contract/audit-view';
import { readAudit } from '@parley/db/log/read-audit';
import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { listSilenced } from '../oversight-case/silenced.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toAuditEntry, toQuery } from './list-audit.ts';
import { recordAct } from './record-act.ts';

const batch = 1_000;
export type AuditFormat = 'csv' | 'json';

/**
 * The log as a file, newest first: CSV with a line of headings, or one JSON object a line. It is read batch by batch, so that
 * its length costs no memory. That it is taken is an entry, kept before the first line leaves.
 */
export async function writeAuditFile(
  actor: Actor,
  input: { format: AuditFormat; filter: AuditFilter },
): Promise<AsyncIterable<string>> {
  requireAllowed(actor, 'audit.read', null);
  await throttle('auditFile.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'audit.exported', details: input }));
  return lines(actor, input);
}

async function* lines(actor: Actor, { format, filter }: { format: AuditFormat; filter: AuditFilter }): AsyncGenerator<string> {
  if (format === 'csv') yield toCsv([headings]);
  for (let before: number | undefined; ;) {
    const page = { ...toQuery(filter), ...(before ? { before } : {}), limit: batch };
    const rows = await withTenant(actor.tenantId, async (tx) => readAudit(tx, { ...page, without: await listSilenced(tx, actor) }));
    const entries = rows.map(toAuditEntry);
    if (entries.length > 0)
      yield format === 'csv' ? toCsv(entries.map(toColumns)) : entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    before = entries.at(-1)?.version;
    if (entries.length < batch || !before) return;
  }
}

const headings = ['number', 'time', 'act', 'actor', 'actor id', 'person', 'person id', 'address', 'details'];
const toColumns = (entry: AuditEntry) => [
  entry.version,
  entry.at,
  entry.type,
  entry.actor?.name ?? '',
  entry.actor?.memberId ?? '',
  entry.subject?.name ?? '',
  entry.subject?.memberId ?? '',
  entry.address ?? '',
  entry.details === null ? '' : JSON.stringify(entry.details),
];

// A name that begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (rows: unknown[][]): string => stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
