import type { NotifyLevel } from '@parley/contract/channel-view';
import type { SectionSort, SidebarView } from '@parley/contract/sidebar-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

/** The actor's own order of their channels. */
export async function getSidebar(actor: Actor): Promise<SidebarView> {
  const { memberId } = actor;
  const { sections, places } = await withTenant(actor.tenantId, async (tx) => ({
    sections: await tx.sidebarSection.findMany({ where: { memberId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    places: await tx.channelMember.findMany({ where: { memberId }, orderBy: { channelId: 'asc' } }),
  }));
  return {
    sections: sections.map(({ id, name, position, isCollapsed, sort }) => ({
      id,
      name,
      position,
      isCollapsed,
      sort: sort as SectionSort,
    })),
    places: places.map(({ channelId, sectionId, position, notify, isMuted }) => ({
      channelId,
      sectionId,
      position,
      notify: notify as NotifyLevel,
      isMuted,
    })),
  };
}
