import type { MemberFilter, MemberTableRow } from '@parley/contract/member-table';
import { readMemberTable } from '@parley/db/member/member-table';
import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toQuery, toRow } from './list-member-table.ts';

const batch = 500;

/**
 * The table of people as CSV, as narrow as it is shown, read batch by batch. That it is taken along is an entry, kept before the
 * first line leaves.
 */
export async function writeMemberFile(actor: Actor, filter: MemberFilter): Promise<AsyncIterable<string>> {
  requireAllowed(actor, 'people.manage', null);
  await throttle('memberFile.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'members.exported', details: filter }));
  return lines(actor, filter);
}

async function* lines(actor: Actor, filter: MemberFilter): AsyncGenerator<string> {
  yield toCsv([headings]);
  for (let after: { value: string; id: string } | undefined; ;) {
    const rows = await readMemberTable(actor.tenantId, { ...toQuery(filter), after, limit: batch });
    if (rows.length > 0) yield toCsv(rows.map((row) => toColumns(toRow(actor, row))));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { value: last.sorted, id: last.id };
  }
}

const headings = ['name', 'email', 'title', 'role', 'groups', 'state', 'joined', 'last active', 'second factor', 'guest until'];
const toColumns = (row: MemberTableRow) => [
  ...[row.name, row.email ?? '', row.title, row.role, row.groups.join('; '), row.isDeactivated ? 'deactivated' : 'active'],
  ...[row.joinedAt, row.lastActiveAt ?? '', row.hasSecondFactor ? 'yes' : 'no', row.endsAt ?? ''],
];

// A name that begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (rows: string[][]): string => stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
