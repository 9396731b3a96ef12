import type { ImportSummary } from '@parley/contract/import-view';
import { withTenant } from '@parley/db/with-tenant';
import { newId } from '../../src/id.ts';

const summary: ImportSummary = {
  people: { matched: 1, placeholders: 0, withoutMail: 0, bots: 0 },
  channels: { public: 1, private: 0, direct: 0, known: 0 },
  messages: 1,
  replies: 0,
  reactions: 0,
  edited: 0,
  pinned: 0,
  files: { inside: 0, linksOnly: 0 },
  from: null,
  until: null,
  problems: { badTime: 1 },
};

/** An import in this state, with a problem, as if a file had been uploaded and checked. */
export async function importIn(
  tenant: { tenantId: string; owner: { memberId: string } },
  state: 'ready' | 'running',
): Promise<{ importId: string }> {
  const { tenantId, owner } = tenant;
  const id = newId();
  await withTenant(tenantId, async (tx) => {
    await tx.import.create({
      data: { tenantId, id, kind: 'csv', fileName: 'export.csv', bytes: 10n, state, summary, createdBy: owner.memberId },
    });
    await tx.importProblem.create({ data: { tenantId, importId: id, place: 'line 2', code: 'badTime' } });
  });
  return { importId: id };
}
