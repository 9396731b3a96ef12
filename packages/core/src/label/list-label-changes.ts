import type { ChannelLabelChange, LabelMark } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { labelChangesOf } from '@parley/db/label/label-changes';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { withoutHidden } from '../barrier/hidden-people.ts';
import { accessChannel } from '../channel/access-channel.ts';

/**
 * When the label of a channel was changed and by whom, as far back as the actor reads it: the log's own entries, the latest of them.
 * Whom a barrier hides is not named.
 */
export async function listLabelChanges(actor: Actor, { channelId }: { channelId: string }): Promise<ChannelLabelChange[]> {
  const channel = await accessChannel(actor, channelId, 'channel.read');
  const rows = await withTenant(actor.tenantId, (tx) =>
    labelChangesOf(tx, { channelId, after: channel.visible_from, limit: limits.labelChanges }),
  );
  const known = new Set(
    await withoutHidden(
      actor,
      rows.flatMap(({ memberId }) => memberId ?? []),
    ),
  );
  return rows.map(({ version, at, memberId, name, payload }) => {
    const { before, after } = JSON.parse(payload) as { before: LabelMark | null; after: LabelMark | null };
    const by = memberId !== null && known.has(memberId) ? { memberId, name: name ?? '' } : null;
    return { version, at: at.toISOString(), by, before, after };
  });
}
