import type { TenantTx } from '../with-tenant.ts';

/** Puts these channels of a member into a section, in this order; answers how many of them are theirs. */
export async function placeChannels(
  tx: TenantTx,
  { memberId, sectionId, channelIds }: { memberId: string; sectionId: string; channelIds: string[] },
): Promise<number> {
  return tx.$executeRaw`UPDATE app.channel_member cm SET section_id = ${sectionId}::uuid, "position" = i.n
    FROM unnest(${channelIds}::uuid[]) WITH ORDINALITY AS i (id, n)
    WHERE cm.tenant_id = app.tid() AND cm.member_id = ${memberId}::uuid AND cm.channel_id = i.id`;
}
