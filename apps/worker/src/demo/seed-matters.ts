import type { ImportedWorkspace } from '@parley/core/import/imported-workspace';
import type { WorkspaceIds } from '@parley/core/import/import-workspace';
import { setMatterRetention } from '@parley/core/matter/change-matter-retention';
import { gather } from '@parley/core/matter/gather';
import { changeMatter, openMatter } from '@parley/core/matter/open-matter';
import { actAsMember } from '@parley/core/member/act-as-member';

/** Two matters of Ana's: one that is worked on and keeps for years after it closes, and one that is closed. */
export async function seedMatters(firm: ImportedWorkspace, { tenantId, members, channelIds }: WorkspaceIds): Promise<void> {
  const idOf = (key: string) => members.find((member) => member.key === key)?.memberId ?? '';
  const whole = (name: string) => {
    const channelId = channelIds[firm.channels.findIndex((channel) => channel.name === name)] ?? '';
    return { channelId, from: null, until: null };
  };
  const ana = await actAsMember(tenantId, idOf('ana'));
  if (!ana) return;
  const calder = { name: 'Calder family trust', client: 'Calder Trustees' };
  const { id: calderId } = await openMatter(ana, { ...calder, memberIds: [idOf('maya'), idOf('tomas')] });
  await gather(ana, { matterId: calderId, part: whole('calder-trustees'), note: 'From the first letter on' });
  await gather(ana, { matterId: calderId, part: whole('client-reviews'), note: '' });
  await setMatterRetention(ana, {
    matterId: calderId,
    rule: { act: 'atLeast', days: 7 * 365, countsFrom: 'closing' },
    version: 0,
    reason: 'Our record rule for trusts',
  });
  const whitby = { name: 'Whitby pension transfer', client: 'Mr and Mrs Whitby' };
  const { id: matterId } = await openMatter(ana, { ...whitby, memberIds: [idOf('maya')] });
  await gather(ana, { matterId, part: whole('new-business'), note: '' });
  await changeMatter(ana, { matterId, ...whitby, isClosed: true });
}
