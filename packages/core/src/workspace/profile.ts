import { toAccentPalette, type AccentPalette } from '@parley/contract/accent';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct, type Act } from '../audit/record-act.ts';
import { requireAllowed } from '../policy/decide.ts';

/** What a firm has set about itself; nothing set is a row of empty fields. */
export const readProfile = (tx: TenantTx, tenantId: string) => tx.workspaceProfile.findUnique({ where: { tenantId } });
export type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>;
type ProfileChange = Partial<Omit<Profile, 'tenantId' | 'presetBefore'>> & { presetBefore?: object };

export async function writeProfile(tx: TenantTx, tenantId: string, data: ProfileChange): Promise<void> {
  await tx.workspaceProfile.upsert({ where: { tenantId }, create: { tenantId, ...data }, update: data });
}

/** How a firm shows itself, in the shape that every page gets. */
export function toLook(profile: Pick<Profile, 'accent' | 'logoAt'> | null): { logo: string | null; accent: AccentPalette | null } {
  return {
    logo: profile?.logoAt ? profile.logoAt.getTime().toString(36) : null,
    accent: profile?.accent ? toAccentPalette(profile.accent) : null,
  };
}

/**
 * One change to the workspace itself: it queues behind the tenant's stream, and leaves its entry in the same transaction.
 * Where the change answers no entry, nothing was different.
 */
export async function changeWorkspace(actor: Actor, change: (tx: TenantTx) => Promise<Act | null>): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const act = await change(tx);
    if (act) await recordAct(tx, actor, act);
  });
}
