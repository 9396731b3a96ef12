import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

/**
 * The condition that an entry `e` of `app.event` is of a message that a hold keeps. Entries that are of no message are never
 * erased, held or not.
 */
export const isHeld: Prisma.Sql = Prisma.sql`(e.subject_id IS NOT NULL AND EXISTS (SELECT 1 FROM app.holds_of(ARRAY[e.subject_id])))`;

/** Of these messages those that are held, with each hold that keeps them. */
export function selectHoldsOf(tx: TenantTx, messageIds: string[]): Promise<{ message_id: string; hold_id: string }[]> {
  return tx.$queryRaw`SELECT * FROM app.holds_of(${messageIds}::uuid[])`;
}

/**
 * Nothing is purged from here to the end of the transaction: for whoever places a hold or changes what is kept. Taken before
 * any stream is locked.
 */
export async function stopPurging(tx: Pick<TenantTx, '$queryRaw'>): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT app.lock_retention(true)) AS done`;
}

/** Of the messages that a member wrote in a stretch of a channel: how many each standing hold keeps. */
export async function countByHold(
  tx: TenantTx,
  { channelId, memberId, after, upTo }: { channelId: string; memberId: string; after: number; upTo: number },
): Promise<{ holdId: string; messages: number }[]> {
  return tx.$queryRaw`SELECT h.hold_id AS "holdId", count(DISTINCT h.message_id)::int AS messages FROM app.holds_of(ARRAY(SELECT m.id FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.author_id = ${memberId}::uuid
      AND m.seq > ${after} AND m.seq <= ${upTo})) h GROUP BY h.hold_id`;
}
