import { auditKinds, type AuditEntry, type AuditFilter, type AuditPage } from '@parley/contract/audit-view';
import { hasActedSince, readAudit, type AuditQuery, type AuditRow } from '@parley/db/log/read-audit';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { listSilenced } from '../oversight-case/silenced.ts';
import { requireAllowed } from '../policy/decide.ts';
import { recordAct } from './record-act.ts';

const pageSize = 50;
/** One visit to the log is one entry in it, not one for each page turned. */
const visitMs = 30 * 60_000;

/** The workspace's own log, newest first. That somebody looks is itself an entry, written before anything is shown. */
export async function listAudit(actor: Actor, input: AuditFilter & { cursor?: number | null | undefined }): Promise<AuditPage> {
  requireAllowed(actor, 'audit.read', null);
  return withTenant(actor.tenantId, async (tx) => {
    const type = 'audit.viewed';
    const since = new Date(Date.now() - visitMs);
    if (!(await hasActedSince(tx, { type, actorId: actor.memberId, since }))) await recordAct(tx, actor, { type });
    const { cursor, ...filter } = input;
    const without = await listSilenced(tx, actor);
    const rows = await readAudit(tx, {
      ...toQuery(filter),
      ...(cursor ? { before: cursor } : {}),
      without,
      limit: pageSize + 1,
    });
    const entries = rows.slice(0, pageSize).map(toAuditEntry);
    return { entries, nextCursor: rows.length > pageSize ? (entries.at(-1)?.version ?? null) : null };
  });
}

/** One entry by its number, for a link to it. */
export async function getAuditEntry(actor: Actor, input: { version: number }): Promise<AuditEntry> {
  requireAllowed(actor, 'audit.read', null);
  const [row] = await withTenant(actor.tenantId, async (tx) =>
    readAudit(tx, { version: input.version, without: await listSilenced(tx, actor), limit: 1 }),
  );
  if (!row) throw notFound('entry');
  return toAuditEntry(row);
}

export function toQuery({ kind, actorId, subjectId, from, until }: AuditFilter): Omit<AuditQuery, 'limit'> {
  return {
    ...(kind ? { types: auditKinds[kind] } : {}),
    ...(actorId ? { actorId } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(from ? { from: new Date(from) } : {}),
    ...(until ? { until: new Date(until) } : {}),
  };
}

export function toAuditEntry(row: AuditRow): AuditEntry {
  const { address, ...details } = row.payload === null ? {} : (JSON.parse(row.payload) as Record<string, unknown>);
  return {
    version: Number(row.version),
    at: row.at.toISOString(),
    type: row.type,
    actor: row.actor_id ? { memberId: row.actor_id, name: row.actor_name ?? '' } : null,
    subject: row.subject_id ? { memberId: row.subject_id, name: row.subject_name ?? '' } : null,
    address: typeof address === 'string' ? address : null,
    details: row.payload === null ? null : withoutWords(row.type, details),
  };
}

/** The words of a message that was held are opened one by one, where each look is an entry; here they would pass unseen. */
function withoutWords(type: string, details: Record<string, unknown>): Record<string, unknown> {
  if (type !== 'message.held') return details;
  const { held: _held, ...facts } = details;
  return facts;
}
