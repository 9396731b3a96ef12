import { speaksOf } from '../case/silenced.ts';
import { Prisma } from '../generated/client.ts';
import { inScope, type Scope } from '../record/scope-condition.ts';
import type { TenantTx } from '../with-tenant.ts';

/** A piece of a stream: the entries after a version, up to another. */
export type Stretch = { streamId: string; after: number; upTo: number };
/** What is withheld from a reader: a conversation as a whole, or its messages up to a number. */
export type Hidden = { id: string; upTo: number | null };
/** Why an entry comes without its content. */
export type Withheld = 'private' | 'scope';
export type ExportedEvent = {
  streamId: string;
  version: number;
  type: string;
  actor: string | null;
  subject: string | null;
  at: number;
  client: string | null;
  payloadHash: string;
  hash: string;
  payload: string | null;
  withheld: Withheld | null;
};
type Stored = Omit<ExportedEvent, 'version' | 'at'> & { version: bigint; at: bigint };

/**
 * The entries of several stretches in one go, in the order of streams and versions. Times are in milliseconds. What lies beyond
 * the scope, or is hidden, comes without its content, which does not leave the database. What retention has erased is always
 * told (numbers of entries, no words): without that a verifier would miss the contents.
 */
export async function readStretches(
  tx: TenantTx,
  stretches: Stretch[],
  { scope, hidden = [], silenced = [] }: { scope?: Scope; hidden?: Hidden[]; silenced?: readonly string[] } = {},
): Promise<ExportedEvent[]> {
  if (stretches.length === 0) return [];
  const ids = stretches.map(({ streamId }) => streamId);
  const from = stretches.map(({ after }) => after);
  const to = stretches.map(({ upTo }) => upTo);
  const hiddenIds = hidden.map(({ id }) => id);
  const hiddenUpTo = hidden.map(({ upTo }) => upTo);
  const isInScope = scope ? inScope(scope) : Prisma.sql`TRUE`;
  // What was done in cases stands in the firm's own stream, and is not for everybody who may take that along.
  const isSilenced =
    silenced.length === 0
      ? Prisma.sql`FALSE`
      : Prisma.sql`e.stream_id = app.tid() AND EXISTS (SELECT 1 FROM app.event_payload q WHERE q.tenant_id = app.tid()
          AND q.stream_id = e.stream_id AND q.version = e.version AND ${speaksOf(silenced, Prisma.sql`e.subject_id`, Prisma.sql`q.payload`)})`;
  const rows = await tx.$queryRaw<Stored[]>`
    SELECT r.*, CASE WHEN r.withheld IS NULL THEN p.payload END AS payload
    FROM (SELECT e.stream_id AS "streamId", e.version, e.type, e.actor_id AS actor, e.subject_id AS subject,
           (extract(epoch FROM e.at) * 1000)::bigint AS at, e.client_id AS client, encode(e.payload_hash, 'hex') AS "payloadHash",
           encode(e.hash, 'hex') AS hash,
           CASE WHEN e.type = 'retention.purged' THEN NULL
             WHEN NOT (${isInScope}) THEN 'scope'
             WHEN h.id IS NOT NULL AND (h.up_to IS NULL OR EXISTS (SELECT 1 FROM app.message m
               WHERE m.tenant_id = app.tid() AND m.id = e.subject_id AND m.seq <= h.up_to)) THEN 'private'
             -- Words that wait for release stand in the firm's own stream, and are as private as the channel they are for.
             WHEN e.type = 'message.held' AND EXISTS (SELECT 1 FROM app.event_payload q WHERE q.tenant_id = app.tid()
               AND q.stream_id = e.stream_id AND q.version = e.version
               AND (q.payload::jsonb ->> 'channelId')::uuid = ANY (${hiddenIds}::uuid[])) THEN 'private'
             WHEN ${isSilenced} THEN 'private' END AS withheld
    FROM unnest(${ids}::uuid[], ${from}::bigint[], ${to}::bigint[]) AS s (id, after, up_to)
    CROSS JOIN LATERAL (SELECT x.* FROM app.event x
      WHERE x.tenant_id = app.tid() AND x.stream_id = s.id AND x.version > s.after AND x.version <= s.up_to OFFSET 0) e
    LEFT JOIN unnest(${hiddenIds}::uuid[], ${hiddenUpTo}::bigint[]) AS h (id, up_to) ON h.id = e.stream_id) r
    LEFT JOIN app.event_payload p ON p.tenant_id = app.tid() AND p.stream_id = r."streamId" AND p.version = r.version
    ORDER BY r."streamId", r.version`;
  return rows.map((row) => ({ ...row, version: Number(row.version), at: Number(row.at) }));
}
