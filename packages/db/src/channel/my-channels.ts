import { database } from '../database.ts';
import type { TenantTx } from '../with-tenant.ts';

export type MyChannelRow = {
  id: string;
  kind: 'public' | 'private' | 'direct' | 'group';
  name: string | null;
  topic: string;
  archived_at: Date | null;
  created_at: Date;
  created_by: string | null;
  member_count: number;
  version: number;
  meta_version: number;
  message_count: number;
  last_message_at: Date | null;
  is_member: boolean;
  read_seq: number;
  unread: number;
  mentions: number;
};

/** The channels a member belongs to, or those of `only` whether or not they belong; the caller judges access. */
export async function myChannels(tenantId: string, memberId: string, only?: string[]): Promise<MyChannelRow[]> {
  const { rows } = await database().app.query<MyChannelRow>({
    name: 'my_channels',
    text: 'SELECT * FROM app.my_channels($1, $2, $3)',
    values: [tenantId, memberId, only ?? null],
  });
  return rows;
}

/** The same within a transaction: what else it reads belongs to the same rows. */
export async function myChannelsIn(tx: TenantTx, tenantId: string, memberId: string, only: string[]): Promise<MyChannelRow[]> {
  type Raw = { [Key in keyof MyChannelRow]: MyChannelRow[Key] extends number ? number | bigint : MyChannelRow[Key] };
  const rows = await tx.$queryRaw<Raw[]>`SELECT * FROM app.my_channels(${tenantId}::uuid, ${memberId}::uuid, ${only}::uuid[])`;
  return rows.map((row) => ({
    ...row,
    member_count: Number(row.member_count),
    version: Number(row.version),
    meta_version: Number(row.meta_version),
    message_count: Number(row.message_count),
    read_seq: Number(row.read_seq),
    unread: Number(row.unread),
    mentions: Number(row.mentions),
  }));
}
