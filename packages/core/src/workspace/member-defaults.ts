import { mergePreferences } from '@parley/db/member/merge-preferences';
import type { TenantTx } from '@parley/db/with-tenant';
import { readProfile } from './profile.ts';
import { toDefaults } from './settings.ts';

/**
 * Gives a new member what the firm wants people to start with, in the transaction that makes them one. Answers the channels
 * to join beside #general; guests join none of them.
 */
export async function startMember(
  tx: TenantTx,
  { tenantId, memberId, role }: { tenantId: string; memberId: string; role: string },
): Promise<string[]> {
  const { channelIds, ...preferences } = toDefaults(await readProfile(tx, tenantId));
  const chosen = Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== null));
  if (Object.keys(chosen).length > 0) await mergePreferences(tx, memberId, chosen);
  return role === 'guest' ? [] : channelIds;
}
