import type { MyChannelView } from '@parley/contract/channel-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { ownLabelsIn } from '@parley/db/label/labelled';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { accessChannel, getChannel } from '../channel/access-channel.ts';
import { announceChannel } from '../channel/announce-channel.ts';
import { throttle } from '../identity/throttle.ts';
import { keptBy } from '../policy/decide-label.ts';
import { readChannelLabels, toMark } from './channel-label.ts';
import { readLabels, type HeldLabel } from './held-labels.ts';
import { requireNoGuests } from './require-label.ts';

type Wanted = { channelId: string; labelId: string | null; acceptsLower?: true | undefined };

/**
 * Says how confidential what is written in a channel is; null: nothing is said. A lower label is asked about, and refused while a
 * message is there that stays above it. Under the lock of the channel's stream, as every message that carries a label is.
 */
export async function setChannelLabel(actor: Actor, input: Wanted): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.setLabel');
  await throttle('label.member', `${actor.tenantId} ${actor.memberId}`);
  const version = await withTenant(actor.tenantId, (tx) => relabel(tx, actor, input));
  if (version !== null) await announceChannel(actor.tenantId, input.channelId, [{ name: 'channel.changed', version }]);
  return getChannel(actor, input.channelId);
}

async function relabel(tx: TenantTx, actor: Actor, { channelId, labelId, acceptsLower }: Wanted): Promise<number | null> {
  await lockStream(tx, channelId);
  const labels = await readLabels(tx);
  const before = (await readChannelLabels(tx, labels, [channelId]))(channelId);
  const after = labels.find(({ id }) => id === labelId) ?? null;
  if (after?.id === before?.id && (labelId === null || after)) return null;
  if (labelId !== null && (!after || after.isRetired)) throw notFound('label');
  if ((after?.rank ?? 0) < (before?.rank ?? 0)) await requireLowering(tx, labels, { channelId, before, after, acceptsLower });
  await requireNoGuests(tx, actor, labels, { channelId, rank: after?.rank ?? 0 });
  const { version } = await appendEvent(tx, {
    streamId: channelId,
    type: 'channel.labelSet',
    actorId: actor.memberId,
    subjectId: null,
    payload: JSON.stringify({ before: before && toMark(before), after: after && toMark(after) }),
  });
  await tx.channel.updateMany({ where: { id: channelId }, data: { labelId: after?.id ?? null, metaVersion: version } });
  return version;
}

async function requireLowering(
  tx: TenantTx,
  labels: readonly HeldLabel[],
  { channelId, before, after, acceptsLower }: Omit<Wanted, 'labelId'> & { before: HeldLabel | null; after: HeldLabel | null },
): Promise<void> {
  const into = after?.rank ?? 0;
  for (const { labelId, count } of await ownLabelsIn(tx, channelId)) {
    const own = labels.find(({ id }) => id === labelId);
    const line = own && keptBy(labels, own.rank, into);
    if (own && line)
      throw new AppError('CONFLICT', {
        message: `Messages in this channel are “${own.name}”, and that stays. Move or delete them first: ${count}.`,
        rule: `label:${line.id}`,
      });
  }
  if (acceptsLower) return;
  const refusal = { rule: `label:${before?.id ?? ''}`, mayConfirm: true };
  const former = before?.name ?? '';
  if (!after)
    throw new AppError('FORBIDDEN', {
      message: `What was written here counts for less without the label “${former}”. Say whether you want that.`,
      ...refusal,
    });
  throw new AppError('FORBIDDEN', {
    message: `What was written here counts for less under “${after.name}” than under “${former}”. Say whether you want that.`,
    ...refusal,
  });
}
