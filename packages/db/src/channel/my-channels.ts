import { database } from '../database.ts';

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
  posting: 'all' | 'admins';
  notify: 'all' | 'mentions' | 'none';
  is_muted: boolean;
  section_id: string | null;
  position: number | null;
  visible_from: number;
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
