import type { AuditEntry, AuditKind } from '@parley/contract/audit-view';
import { readAudit } from '@parley/db/log/read-audit';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { toAuditEntry, toQuery } from '../audit/list-audit.ts';
import { listSilenced } from '../oversight-case/silenced.ts';

const batch = 1_000;

/** Entries of the workspace's own log of these kinds, newest first, one JSON object a line; batch by batch: those that whoever takes them may read. */
export async function* actLines(actor: Actor, kinds: AuditKind[]): AsyncGenerator<string> {
  const types = kinds.flatMap((kind) => toQuery({ kind }).types ?? []);
  for (let before: number | undefined; ;) {
    const page = { types, limit: batch, ...(before ? { before } : {}) };
    const rows = await withTenant(actor.tenantId, async (tx) => readAudit(tx, { ...page, without: await listSilenced(tx, actor) }));
    const entries: AuditEntry[] = rows.map(toAuditEntry);
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    before = entries.at(-1)?.version;
    if (entries.length < batch || !before) return;
  }
}
