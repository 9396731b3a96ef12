import type { ChannelLabel, LabelMark } from '@parley/contract/label';
import type { MessageExtra } from '@parley/contract/message-extra';
import { labelsOfChannels } from '@parley/db/label/labelled';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { higher } from '../policy/decide-label.ts';
import { heldLabels, type HeldLabel } from './held-labels.ts';

export const toMark = ({ id, name, color }: LabelMark): LabelMark => ({ id, name, color });
export const toChannelLabel = ({ id, name, color, meaning, rank }: HeldLabel): ChannelLabel => ({ id, name, color, meaning, rank });

/** What these channels carry, as it stands now. A firm without labels is asked nothing. */
export async function channelLabels(tenantId: string, channelIds: string[]): Promise<Map<string, ChannelLabel>> {
  const { labels } = await heldLabels(tenantId);
  if (labels.length === 0 || channelIds.length === 0) return new Map();
  const carried = await withTenant(tenantId, (tx) => labelsOfChannels(tx, channelIds));
  const byId = new Map(labels.map((label) => [label.id, label]));
  return new Map(
    [...carried].flatMap(([channelId, labelId]) => {
      const label = byId.get(labelId);
      return label ? [[channelId, toChannelLabel(label)] as const] : [];
    }),
  );
}

/** The labels of these channels within a transaction, by channel. */
export async function readChannelLabels(
  tx: TenantTx,
  labels: readonly HeldLabel[],
  channelIds: string[],
): Promise<(channelId: string) => HeldLabel | null> {
  const carried = await labelsOfChannels(tx, channelIds);
  const byId = new Map(labels.map((label) => [label.id, label]));
  return (channelId) => byId.get(carried.get(channelId) ?? '') ?? null;
}

/** What a message counts as: its own label, or that of its channel, whichever is higher. */
export function labelOf(
  labels: readonly HeldLabel[],
  extra: Pick<MessageExtra, 'label'>,
  ofChannel: HeldLabel | null,
): HeldLabel | null {
  return higher(ofChannel, labels.find(({ id }) => id === extra.label?.id) ?? null);
}
