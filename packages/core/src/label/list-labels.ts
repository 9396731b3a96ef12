import type { LabelList, LabelView, ShownLabels } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { presetNames } from '@parley/contract/presets';
import { labelUses } from '@parley/db/label/labelled';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { closedBy } from '../policy/decide-label.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readProfile } from '../workspace/profile.ts';
import { toChannelLabel } from './channel-label.ts';
import { heldLabels, readBanner } from './held-labels.ts';

/** All labels of the firm with what carries them, lowest first, the retired ones at the end. There are at most sixty. */
export async function listLabels(actor: Actor): Promise<LabelList> {
  requireAllowed(actor, 'rules.manage', null);
  const { tenantId } = actor;
  return withTenant(tenantId, async (tx) => {
    const profile = await readProfile(tx, tenantId);
    return {
      items: await readLabelViews(tx),
      max: limits.labels,
      banner: await readBanner(tx, tenantId),
      preset: presetNames.find((name) => name === profile?.preset) ?? null,
    };
  });
}

export async function readLabelViews(tx: TenantTx): Promise<LabelView[]> {
  const rows = await tx.label.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }], take: limits.labelsEver });
  const setters = await tx.member.findMany({
    where: { id: { in: rows.map(({ setBy }) => setBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(setters.map(({ id, name }) => [id, name]));
  const uses = new Map((await labelUses(tx)).map((use) => [use.labelId, use]));
  const views = rows.map(({ id, name, meaning, color, rank, stays, closedToGuests, version, ...row }) => ({
    ...{ id, name, meaning, rank, stays, closedToGuests, version },
    color: color as LabelView['color'],
    isRetired: row.retiredAt !== null,
    setBy: names.get(row.setBy) ?? '',
    setAt: row.setAt.toISOString(),
    channels: uses.get(id)?.channels ?? 0,
    messages: uses.get(id)?.messages ?? 0,
  }));
  return [...views.filter(({ isRetired }) => !isRetired), ...views.filter(({ isRetired }) => isRetired)];
}

/** What anybody may choose from, and the firm's banner. Guests are not told of labels that are not for them. */
export async function showLabels(actor: Pick<Actor, 'tenantId' | 'role'>): Promise<ShownLabels> {
  const { labels, banner } = await heldLabels(actor.tenantId);
  const open = labels.filter(({ isRetired, rank }) => !isRetired && !(actor.role === 'guest' && closedBy(labels, rank)));
  return {
    labels: open.map((label) => ({ ...toChannelLabel(label), stays: label.stays, closedToGuests: label.closedToGuests })),
    banner,
  };
}
