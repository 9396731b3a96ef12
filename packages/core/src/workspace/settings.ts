import { locales, notifyLevels } from '@parley/contract/choices';
import type { MemberDefaults, WorkspaceSettings } from '@parley/contract/workspace-settings';
import { limits } from '@parley/contract/limits';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';
import { changeWorkspace, readProfile, toLook, writeProfile, type Profile } from './profile.ts';

export async function getWorkspaceSettings(actor: Actor): Promise<WorkspaceSettings> {
  requireAllowed(actor, 'workspace.administer', null);
  const [{ tenant, profile }, former] = await Promise.all([
    withTenant(actor.tenantId, async (tx) => ({
      tenant: await tx.tenant.findUniqueOrThrow({ where: { tenantId: actor.tenantId } }),
      profile: await readProfile(tx, actor.tenantId),
    })),
    systemDb().formerAddress.findMany({
      where: { tenantId: actor.tenantId },
      orderBy: { leftAt: 'desc' },
      take: limits.formerAddresses,
    }),
  ]);
  return {
    name: tenant.name,
    slug: tenant.slug,
    formerSlugs: former.map(({ slug }) => slug),
    accent: profile?.accent ?? null,
    logo: toLook(profile).logo,
    defaults: toDefaults(profile),
  };
}

export const toDefaults = (profile: Profile | null): MemberDefaults => ({
  channelIds: profile?.joinChannelIds ?? [],
  locale: locales.find((locale) => locale === profile?.locale) ?? null,
  timeZone: profile?.timeZone ?? null,
  notifyDefault: notifyLevels.find((level) => level === profile?.notifyDefault) ?? null,
});

/** The accent as it was chosen; each page draws the nearest colours that can be read in both themes. */
export async function setAccent(actor: Actor, { accent }: { accent: string | null }): Promise<void> {
  await changeWorkspace(actor, async (tx) => {
    const before = (await readProfile(tx, actor.tenantId))?.accent ?? null;
    if (before === accent) return null;
    await writeProfile(tx, actor.tenantId, { accent });
    return { type: 'workspace.accentChanged', details: { before, after: accent } };
  });
}

/** For people who come from now on. Only public channels: nobody is let into a private one without somebody of it knowing. */
export async function setMemberDefaults(actor: Actor, input: MemberDefaults): Promise<void> {
  await changeWorkspace(actor, async (tx) => {
    const channelIds = [...new Set(input.channelIds)].toSorted();
    const found = await tx.channel.count({ where: { id: { in: channelIds }, kind: 'public', archivedAt: null } });
    if (found !== channelIds.length) throw notFound('channel');
    const before = toDefaults(await readProfile(tx, actor.tenantId));
    const after = { ...input, channelIds };
    if (JSON.stringify(before) === JSON.stringify(after)) return null;
    const { channelIds: joinChannelIds, ...rest } = after;
    await writeProfile(tx, actor.tenantId, { joinChannelIds, ...rest });
    return { type: 'workspace.defaultsChanged', details: { before, after } };
  });
}
