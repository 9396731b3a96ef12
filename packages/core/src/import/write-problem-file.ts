import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessImport, readProblems } from './manage-imports.ts';

const batch = 1_000;

/** What stayed out, and where it stands in the file, as CSV. It is read batch by batch, so that its length costs no memory. */
export async function writeProblemFile(actor: Actor, input: { importId: string }): Promise<AsyncIterable<string>> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('auditFile.member', `${actor.tenantId} ${actor.memberId}`);
  await withTenant(actor.tenantId, async (tx) => {
    const { id, fileName } = await accessImport(tx, input.importId);
    await recordAct(tx, actor, { type: 'import.exported', details: { importId: id, name: fileName } });
  });
  return lines(actor.tenantId, input.importId);
}

async function* lines(tenantId: string, importId: string): AsyncGenerator<string> {
  yield toCsv([['place', 'problem', 'detail']]);
  for (let cursor: string | null = null; ;) {
    const rows = await withTenant(tenantId, (tx) => readProblems(tx, importId, cursor, batch));
    if (rows.length > 0) yield toCsv(rows.map(({ place, code, detail }) => [place, code, detail]));
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    cursor = `${last.place}\n${last.code}`;
  }
}

// A name that begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (rows: unknown[][]): string => stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
