import type { TenantTx } from '../with-tenant.ts';

export type NewEvent = {
  streamId: string;
  type: string;
  actorId: string | null;
  /** The message or member it is about. */
  subjectId: string | null;
  clientId?: string | null;
  /** Canonical JSON; what is hashed is this very text. */
  payload: string;
};

type RawTx = Pick<TenantTx, '$queryRaw'>;

/** Appends to a stream within the caller's transaction and keeps the stream locked until it ends. */
export async function appendEvent(tx: RawTx, event: NewEvent): Promise<{ version: number; at: Date }> {
  const rows = await tx.$queryRaw<{ version: bigint; at: Date }[]>`
    SELECT version, at FROM app.append_event(${event.streamId}::uuid, ${event.type}, ${event.actorId}::uuid,
      ${event.subjectId}::uuid, ${event.clientId ?? null}::uuid, ${event.payload})`;
  const row = rows[0];
  if (!row) throw new Error('append_event returned no row');
  return { version: Number(row.version), at: row.at };
}
