import type { TenantTx } from '../with-tenant.ts';

export type Guard = { table: string; act: string; isGranted: boolean; isGuarded: boolean };

/**
 * What the database lets the role that serves requests do to the log, and whether a trigger refuses it to everybody. Bits of tgtype: 8
 * delete, 16 update, 32 truncate.
 */
export async function readGuards(tx: TenantTx): Promise<Guard[]> {
  return tx.$queryRaw`SELECT w.name AS "table", w.act, has_table_privilege('parley_app', to_regclass('app.' || w.name), w.act) AS "isGranted",
      EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass('app.' || w.name) AND t.tgenabled IN ('O', 'A')
        AND (t.tgtype & w.bit) <> 0 AND t.tgfoid = to_regproc('app.refuse_change')) AS "isGuarded"
    FROM (VALUES ('event', 'UPDATE', 16), ('event', 'DELETE', 8), ('event', 'TRUNCATE', 32), ('event_payload', 'UPDATE', 16),
                 ('event_payload', 'TRUNCATE', 32)) AS w (name, act, bit)`;
}

export type SubjectEvent = { version: number; type: string; actor: string | null; at: Date; payload: string | null; hash: string };

/** Everything that the log of a channel has about one thing, from an entry on. */
export async function readSubject(tx: TenantTx, subject: { streamId: string; id: string; from: number }): Promise<SubjectEvent[]> {
  return tx.$queryRaw`SELECT e.version::integer AS version, e.type, e.actor_id AS actor, e.at, p.payload, encode(e.hash, 'hex') AS hash
    FROM app.event e LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${subject.streamId}::uuid AND e.version >= ${subject.from} AND e.subject_id = ${subject.id}::uuid
    ORDER BY e.version LIMIT 1000`;
}

/** A member's latest message, one that was edited before one that was not. */
export async function findOwnMessage(
  tx: TenantTx,
  memberId: string,
): Promise<{ id: string; channelId: string; from: number } | null> {
  const [row] = await tx.$queryRaw<{ id: string; channelId: string; from: number }[]>`
    SELECT m.id, m.channel_id AS "channelId", m.created_version::integer AS "from" FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.author_id = ${memberId}::uuid ORDER BY m.edited_at IS NULL, m.created_at DESC LIMIT 1`;
  return row ?? null;
}
