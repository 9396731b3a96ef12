import type { TenantTx } from '../with-tenant.ts';

export type StoredFile = {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  /** Hex. */
  sha256: string;
  width: number | null;
  height: number | null;
  state: string;
  note: string | null;
  thumb: boolean;
};
/** As app.import_messages takes them; times are ISO 8601. */
export type ImportedItem = {
  id: string;
  channel_id: string;
  author_id: string;
  parent_id: string | null;
  body: string;
  payload: string;
  mentions: string[];
  reactions: Record<string, string[]> | null;
  files: object[] | null;
  extra: object;
  created_at: string;
  edited_at: string | null;
  pinned_at: string | null;
  stored: StoredFile[];
};
export type AppendedItems = { added: number; known: number; orphans: number };

/** Log, payloads and projections of many messages of elsewhere in one statement; those that are here already are passed over. */
export async function appendImported(tx: TenantTx, actorId: string, items: ImportedItem[]): Promise<AppendedItems> {
  const rows = await tx.$queryRaw<AppendedItems[]>`
    SELECT added, known, orphans FROM app.import_messages(${actorId}::uuid, ${JSON.stringify(items)}::jsonb)`;
  return rows[0] ?? { added: 0, known: 0, orphans: 0 };
}

/** Of these messages those that are here. */
export async function knownMessageIds(tx: TenantTx, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM app.message m WHERE m.tenant_id = app.tid() AND m.id = ANY (${ids}::uuid[])`;
  return rows.map(({ id }) => id);
}
