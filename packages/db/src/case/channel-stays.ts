import type { TenantTx } from '../with-tenant.ts';

export type MembershipRow = { member_id: string; version: bigint; is_added: boolean };
export type PersonChangeRow = { member_id: string; at: Date; type: string; payload: string | null };
export type PersonRow = { id: string; name: string; role: string };

/** Who came into a channel and left it, in order, up to a version. */
export function selectMemberships(tx: TenantTx, channelId: string, upTo: bigint): Promise<MembershipRow[]> {
  return tx.$queryRaw`SELECT e.subject_id AS member_id, e.version, e.type = 'channel.memberAdded' AS is_added FROM app.event e
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${channelId}::uuid AND e.type IN ('channel.memberAdded', 'channel.memberRemoved')
      AND e.version <= ${upTo} AND e.subject_id IS NOT NULL
    ORDER BY e.version`;
}

/** Everybody who was ever in one of these channels. */
export async function selectEverInside(tx: TenantTx, channelIds: string[], limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ member_id: string }[]>`SELECT DISTINCT e.subject_id AS member_id FROM app.event e
    JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = e.subject_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ANY (${channelIds}::uuid[]) AND e.type = 'channel.memberAdded' LIMIT ${limit}`;
  return rows.map((row) => row.member_id);
}

/** When these people changed their names, went and came back, in order. */
export function selectPersonChanges(tx: TenantTx, memberIds: string[]): Promise<PersonChangeRow[]> {
  return tx.$queryRaw`SELECT e.subject_id AS member_id, e.at, e.type, p.payload FROM app.event e
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    WHERE e.tenant_id = app.tid() AND e.stream_id = app.tid() AND e.subject_id = ANY (${memberIds}::uuid[])
      AND e.type IN ('member.profileChanged', 'member.deactivated', 'member.reactivated')
    ORDER BY e.version`;
}
