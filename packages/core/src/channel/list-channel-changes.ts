import type { ChannelChange } from '@parley/contract/channel-change';
import { limits } from '@parley/contract/limits';
import { changesReadFrom, channelChangesOf } from '@parley/db/channel/channel-changes';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { withoutHidden } from '../barrier/hidden-people.ts';
import { accessChannel } from './access-channel.ts';
import { toChannelChange } from './to-channel-change.ts';

/**
 * What was changed about a channel and by whom, as far back as the actor reads it: the log's own entries, the latest of them.
 * Whom a barrier hides is not named.
 */
export async function listChannelChanges(actor: Actor, { channelId }: { channelId: string }): Promise<ChannelChange[]> {
  const channel = await accessChannel(actor, channelId, 'channel.read');
  const rows = await withTenant(actor.tenantId, async (tx) => {
    const after = await changesReadFrom(tx, { channelId, memberId: actor.memberId, floor: channel.visible_from });
    return channelChangesOf(tx, { channelId, after, limit: limits.channelChanges });
  });
  const known = new Set(
    await withoutHidden(
      actor,
      rows.flatMap(({ memberId }) => memberId ?? []),
    ),
  );
  return rows.map((row) => toChannelChange(row, (memberId) => known.has(memberId)));
}
