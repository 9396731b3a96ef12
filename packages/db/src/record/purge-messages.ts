import type { WithJobDb } from '../erase/erase-tenant.ts';

type Stretch = { tenantId: string; runId: string; channelId: string; after: number; scan: number };
/** `version`: the entry that says what went; null when nothing did. `next` null: the channel has no more messages. */
export type PurgedStretch = { next: number | null; version: number | null };

/** Erases what is due in a stretch of a channel; rules and holds are the database's to ask. */
export function purgeMessages(withJobDb: WithJobDb, { tenantId, runId, channelId, after, scan }: Stretch): Promise<PurgedStretch> {
  return withJobDb(async (client) => {
    const { rows } = await client.query('SELECT next_seq, version FROM app.purge_messages($1, $2, $3, $4, $5)', [
      tenantId,
      runId,
      channelId,
      after,
      scan,
    ]);
    const [row] = rows as { next_seq: string | null; version: string | null }[];
    return { next: toNumber(row?.next_seq), version: toNumber(row?.version) };
  });
}

/** Erases the words of held messages that are due, out of the firm's own stream. True: there may be more. */
export function purgeHeld(
  withJobDb: WithJobDb,
  { tenantId, runId, limit }: { tenantId: string; runId: string; limit: number },
): Promise<boolean> {
  return withJobDb(async (client) => {
    const { rows } = await client.query('SELECT app.purge_held($1, $2, $3) AS more', [tenantId, runId, limit]);
    return (rows as { more: boolean }[])[0]?.more ?? false;
  });
}

const toNumber = (text: string | null | undefined) => (text == null ? null : Number(text));
