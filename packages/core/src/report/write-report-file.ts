import type { ReportDays, ReportPeriod } from '@parley/contract/report-view';
import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { getReport } from './get-report.ts';

/** The figures of the page as CSV: one line each for this period and the one before, then the days, then the groups. */
export async function writeReportFile(actor: Actor, input: { days: ReportDays }): Promise<string> {
  const report = await getReport(actor, input);
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'report.exported', details: input }));
  const figures = ['people', 'messages', 'directReply', 'threadReply', 'mails', 'afterHours', 'filesAdded', 'bytesAdded'] as const;
  const kinds = ['public', 'private', 'direct', 'group', 'replies'] as const;
  const kindOf = (period: ReportPeriod, kind: (typeof kinds)[number]) => period.kinds?.[kind] ?? '';
  const rows: unknown[][] = [
    ['figure', 'this period', 'before'],
    ['from', report.now.from, report.before.from],
    ['until', report.now.until, report.before.until],
    ...figures.map((name) => [name, report.now[name] ?? '', report.before[name] ?? '']),
    ...kinds.map((kind) => [`messages ${kind}`, kindOf(report.now, kind), kindOf(report.before, kind)]),
    ['seats used', report.seats.used, ''],
    ['seats of the plan', report.seats.limit, ''],
    ['seats idle', report.seats.idle ?? '', ''],
    ['bytes stored', report.storage.used, ''],
    [],
    ['day', 'people', 'messages'],
    ...report.now.days.map(({ day, people, messages }) => [day, people ?? '', messages ?? '']),
    [],
    ['group', 'members', 'people', 'messages'],
    ...report.groups.map(({ name, members, people, messages }) => [name, members, people ?? '', messages ?? '']),
  ];
  // A name that begins like a formula must not become one in somebody's spreadsheet.
  return stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
}
