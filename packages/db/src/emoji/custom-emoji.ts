import type { TenantTx } from '../with-tenant.ts';

/** An emoji without its picture, which only its own address serves. */
export type CustomEmojiRow = { name: string; createdBy: string; addedByName: string; createdAt: Date };

export async function pageCustomEmoji(
  tx: TenantTx,
  { after, limit }: { after: string | null; limit: number },
): Promise<CustomEmojiRow[]> {
  return tx.$queryRaw<CustomEmojiRow[]>`
    SELECT e.name, e.created_by AS "createdBy", m.name AS "addedByName", e.created_at AS "createdAt"
    FROM app.custom_emoji e JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.created_by
    WHERE e.tenant_id = app.tid() AND e.name COLLATE "C" > coalesce(${after}::text, '')
    ORDER BY e.name COLLATE "C" LIMIT ${limit}`;
}

export async function findCustomEmoji(tx: TenantTx, name: string): Promise<CustomEmojiRow | null> {
  const [row] = await tx.$queryRaw<CustomEmojiRow[]>`
    SELECT e.name, e.created_by AS "createdBy", m.name AS "addedByName", e.created_at AS "createdAt"
    FROM app.custom_emoji e JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.created_by
    WHERE e.tenant_id = app.tid() AND e.name = ${name}`;
  return row ?? null;
}
