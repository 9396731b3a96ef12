import { defaultPreferences, type Preferences } from '@parley/contract/preferences';
import type { PresenceState } from '@parley/contract/presence';
import { withTenant } from '@parley/db/with-tenant';
import { readPreferencesOf } from '../preference/preferences.ts';
import { presence } from '../presence/presence.ts';

export type Standing = { state: PresenceState; preferences: Preferences; devices: number; lastMailAt: Date | null };

/** How these members are and want things. Read before anything is locked: presence may lie in another store. */
export async function standingOf(tenantId: string, memberIds: string[]): Promise<Map<string, Standing>> {
  const states = await presence().read(memberIds.map((memberId) => ({ tenantId, memberId })));
  const stateOf = new Map(states.map(({ memberId, state }) => [memberId, state]));
  return withTenant(tenantId, async (tx) => {
    const devices = await tx.pushSubscription.groupBy({ by: ['memberId'], where: { memberId: { in: memberIds } }, _count: true });
    const mails = await tx.notification.groupBy({
      by: ['memberId'],
      where: { memberId: { in: memberIds }, emailedAt: { not: null } },
      _max: { emailedAt: true },
    });
    const deviceCount = new Map(devices.map((row) => [row.memberId, row._count]));
    const mailedAt = new Map(mails.map((row) => [row.memberId, row._max.emailedAt]));
    const preferencesOf = await readPreferencesOf(tx, memberIds);
    const standing = new Map<string, Standing>();
    for (const memberId of memberIds)
      standing.set(memberId, {
        state: stateOf.get(memberId) ?? 'offline',
        preferences: preferencesOf.get(memberId) ?? defaultPreferences,
        devices: deviceCount.get(memberId) ?? 0,
        lastMailAt: mailedAt.get(memberId) ?? null,
      });
    return standing;
  });
}
