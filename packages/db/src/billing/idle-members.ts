import { enterTenant, withSystem } from '../with-system.ts';

/** Members with a seat who have been here since before that time and have not been seen after it, on any device. */
export async function idleMembers(tenantId: string, since: Date): Promise<string[]> {
  return withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    const rows = await tx.$queryRaw<{ id: string }[]>`SELECT m.id FROM app.member m
      WHERE m.tenant_id = app.tid() AND m.role <> 'guest' AND m.deactivated_at IS NULL AND m.joined_at < ${since}
        AND NOT EXISTS (SELECT 1 FROM identity.session s WHERE s.user_id = m.user_id AND s.last_seen_at >= ${since})
      ORDER BY m.id`;
    return rows.map((row) => row.id);
  });
}
