import type { ReportPeriod } from '@parley/contract/supervision';
import { selectEvidence, type EvidenceRow } from '@parley/db/supervision/report-rows';
import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';

const batch = 1_000;

/**
 * The evidence of review as CSV, newest first: reviewer, item, date, action, note. Read batch by batch. That it is taken is an entry,
 * kept before the first line leaves.
 */
export async function writeEvidence(actor: Actor, period: ReportPeriod): Promise<AsyncIterable<string>> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('supervisionFile.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'supervision.evidenceExported', details: period }));
  return lines(actor.tenantId, period);
}

async function* lines(tenantId: string, period: ReportPeriod): AsyncGenerator<string> {
  yield toCsv([headings]);
  for (let before: string | null = null; ;) {
    const page = { ...period, before, limit: batch, withOpened: true };
    const rows: EvidenceRow[] = await withTenant(tenantId, (tx) => selectEvidence(tx, page));
    if (rows.length > 0) yield toCsv(rows.map(toColumns));
    before = rows.at(-1)?.id ?? null;
    if (rows.length < batch) return;
  }
}

const headings = [
  ...['reviewer', 'reviewer id', 'item', 'date', 'action', 'given to', 'outcome', 'note'],
  ...['policy', 'policy version', 'reasons', 'message id', 'author', 'said at'],
];
const toColumns = (row: EvidenceRow) => [
  ...[
    row.member_name,
    row.member_id,
    row.item_id,
    row.at.toISOString(),
    row.action,
    row.to_name ?? '',
    row.outcome ?? '',
    row.note,
  ],
  ...[row.policy_name, row.policy_version, row.reasons.join(' '), row.message_id, row.author_name, row.said_at.toISOString()],
];

// A name that begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (rows: unknown[][]): string => stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
