import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { SectionChange, SidebarView } from '@parley/contract/sidebar-view';
import { placeChannels } from '@parley/db/channel/place-channels';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { setStanding } from '../channel/my-standing.ts';
import { newId } from '../id.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { getSidebar } from './get-sidebar.ts';

/** Makes a section of the actor's own, below those that are there. */
export async function createSection(actor: Actor, input: { name: string }): Promise<SidebarView> {
  const { tenantId, memberId } = actor;
  await withTenant(tenantId, async (tx) => {
    const last = await tx.sidebarSection.aggregate({ where: { memberId }, _count: true, _max: { position: true } });
    if (last._count >= limits.sidebarSections)
      throw new AppError('INVALID', { message: `A side bar has at most ${limits.sidebarSections} sections. Delete one first.` });
    await tx.sidebarSection.create({
      data: { tenantId, id: newId(), memberId, name: input.name, position: (last._max.position ?? 0) + 1 },
    });
  });
  return told(actor);
}

/** Renames, moves, folds or sorts one of the actor's sections. */
export async function changeSection(actor: Actor, { sectionId, ...change }: SectionChange): Promise<SidebarView> {
  const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await withTenant(actor.tenantId, async (tx) => {
    await requireOwn(tx, actor, sectionId);
    await tx.sidebarSection.updateMany({ where: { id: sectionId, memberId: actor.memberId }, data });
  });
  return told(actor);
}

/** Takes a section away; its channels go back to where they stood without it. */
export async function deleteSection(actor: Actor, { sectionId }: { sectionId: string }): Promise<SidebarView> {
  await withTenant(actor.tenantId, async (tx) => {
    await requireOwn(tx, actor, sectionId);
    await tx.sidebarSection.deleteMany({ where: { id: sectionId, memberId: actor.memberId } });
  });
  return told(actor);
}

/** Puts a channel into one of the actor's sections, after those with a place of their own there, or back into none. */
export async function placeChannel(actor: Actor, input: { channelId: string; sectionId: string | null }): Promise<MyChannelView> {
  const { channelId, sectionId } = input;
  if (sectionId !== null) await withTenant(actor.tenantId, (tx) => requireOwn(tx, actor, sectionId));
  return setStanding(actor, channelId, { sectionId, position: null });
}

/** Gives the channels of a section the order by hand in which they are named; others keep their places. */
export async function arrangeSection(actor: Actor, input: { sectionId: string; channelIds: string[] }): Promise<SidebarView> {
  await withTenant(actor.tenantId, async (tx) => {
    await requireOwn(tx, actor, input.sectionId);
    const channelIds = [...new Set(input.channelIds)];
    const placed = await placeChannels(tx, { memberId: actor.memberId, sectionId: input.sectionId, channelIds });
    if (placed !== channelIds.length) throw notFound('channel');
    await tx.sidebarSection.updateMany({ where: { id: input.sectionId }, data: { sort: 'mine' } });
  });
  return told(actor);
}

async function requireOwn(tx: TenantTx, actor: Actor, sectionId: string): Promise<void> {
  if ((await tx.sidebarSection.count({ where: { id: sectionId, memberId: actor.memberId } })) === 0) throw notFound('section');
}

function told(actor: Actor): Promise<SidebarView> {
  announceMine(actor, ['sidebar']);
  return getSidebar(actor);
}
