import { defaultPreferences, preferences, type Preferences, type PreferencesChange } from '@parley/contract/preferences';
import { mergePreferences } from '@parley/db/member/merge-preferences';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { announceMine } from '../realtime/announce-mine.ts';

/** How the actor wants things; what was never chosen has its default. */
export async function getPreferences(actor: Actor): Promise<Preferences> {
  return withTenant(actor.tenantId, (tx) => readPreferences(tx, actor.memberId));
}

/** Changes some of them, on all devices. */
export async function setPreferences(actor: Actor, change: PreferencesChange): Promise<Preferences> {
  const { tenantId, memberId } = actor;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next = await withTenant(tenantId, async (tx) => {
    await mergePreferences(tx, memberId, given);
    if (change.keywords) {
      await tx.keyword.deleteMany({ where: { memberId } });
      const words = [...new Set(change.keywords)];
      await tx.keyword.createMany({ data: words.map((word) => ({ tenantId, memberId, word })) });
    }
    return readPreferences(tx, memberId);
  });
  announceMine(actor, ['preferences']);
  return next;
}

/** Within a transaction, for anybody's. What is stored and no longer valid counts as not chosen. */
export async function readPreferences(tx: TenantTx, memberId: string): Promise<Preferences> {
  return (await readPreferencesOf(tx, [memberId])).get(memberId) ?? defaultPreferences;
}

/** The same for several members at once; who has chosen nothing is not in it. */
export async function readPreferencesOf(tx: TenantTx, memberIds: string[]): Promise<Map<string, Preferences>> {
  const rows = await tx.memberPreference.findMany({
    where: { memberId: { in: memberIds } },
    select: { memberId: true, data: true },
  });
  return new Map(
    rows.map(({ memberId, data }) => {
      const parsed = preferences.safeParse({ ...defaultPreferences, ...(data as object) });
      return [memberId, parsed.success ? parsed.data : defaultPreferences];
    }),
  );
}
