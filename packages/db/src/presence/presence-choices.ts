import { database } from '../database.ts';
import { withTenant } from '../with-tenant.ts';
import type { MemberKey } from './presence-leases.ts';

export type PresenceChoice = { state: string | null; text: string | null; emoji: string | null; until: Date | null };

/** Keeps what a person chose for all devices; null clears it. */
export async function writePresenceChoice({ tenantId, memberId }: MemberKey, choice: PresenceChoice | null): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    if (!choice) {
      await tx.$executeRaw`DELETE FROM app.presence_choice WHERE tenant_id = ${tenantId}::uuid AND member_id = ${memberId}::uuid`;
      return;
    }
    const { state, text, emoji, until } = choice;
    await tx.$executeRaw`
      INSERT INTO app.presence_choice (tenant_id, member_id, state, text, emoji, until_at)
      VALUES (${tenantId}::uuid, ${memberId}::uuid, ${state}, ${text}, ${emoji}, ${until})
      ON CONFLICT (tenant_id, member_id)
        DO UPDATE SET state = excluded.state, text = excluded.text, emoji = excluded.emoji, until_at = excluded.until_at`;
  });
}

/** The unexpired choices of those of these members who made one. */
export async function readPresenceChoices(members: MemberKey[]): Promise<(MemberKey & { choice: PresenceChoice })[]> {
  if (members.length === 0) return [];
  const { rows } = await database().app.query<{
    tenant_id: string;
    member_id: string;
    state: string | null;
    text: string | null;
    emoji: string | null;
    until_at: Date | null;
  }>({
    name: 'presence_choices',
    text: 'SELECT * FROM app.presence_choices($1, $2)',
    values: [members.map((member) => member.tenantId), members.map((member) => member.memberId)],
  });
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    memberId: row.member_id,
    choice: { state: row.state, text: row.text, emoji: row.emoji, until: row.until_at },
  }));
}
