import type { LabelMark } from '@parley/contract/label';
import type { MessageExtra } from '@parley/contract/message-extra';
import { guestsIn } from '@parley/db/label/labelled';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { heldBarriers } from '../barrier/held-barriers.ts';
import { isHidden } from '../barrier/hidden-people.ts';
import { closedBy, keptBy } from '../policy/decide-label.ts';
import { labelOf, readChannelLabels, toMark } from './channel-label.ts';
import { heldLabels, readLabels, type HeldLabel } from './held-labels.ts';
import { belowChannel, guestsInside, lowerQuestion, staysRefusal } from './label-refusals.ts';

/** The label that an author gives to a message, if the firm has it and it may stand there. */
export async function labelToSend(actor: Actor, wanted: { channelId: string; labelId: string }): Promise<LabelMark> {
  if (!(await accessChannel(actor, wanted.channelId, 'channel.see')).is_member) throw notFound('channel');
  return withTenant(actor.tenantId, async (tx) => {
    const labels = await readLabels(tx);
    return toMark(await requireStanding(tx, actor, labels, wanted));
  });
}

/** A label that may be chosen for a message in a channel: not below the channel's, not across a line, and not before guests. */
export async function requireStanding(
  tx: TenantTx,
  actor: Actor,
  labels: readonly HeldLabel[],
  { channelId, labelId }: { channelId: string; labelId: string },
): Promise<HeldLabel> {
  const label = labels.find(({ id, isRetired }) => id === labelId && !isRetired);
  if (!label || (actor.role === 'guest' && closedBy(labels, label.rank))) throw notFound('label');
  const channel = (await readChannelLabels(tx, labels, [channelId]))(channelId);
  if (channel && label.rank < channel.rank) throw belowChannel(channel);
  const line = keptBy(labels, label.rank, channel?.rank ?? 0);
  if (line) throw staysRefusal(label, line, channel);
  await requireNoGuests(tx, actor, labels, { channelId, rank: label.rank });
  return label;
}

/** Refuses a label that is not for guests where there are some, and names those whom the actor may know. */
export async function requireNoGuests(
  tx: TenantTx,
  actor: Pick<Actor, 'tenantId' | 'memberId'>,
  labels: readonly HeldLabel[],
  { channelId, rank }: { channelId: string; rank: number },
): Promise<void> {
  const line = closedBy(labels, rank);
  const guests = line ? await guestsIn(tx, channelId) : [];
  if (!line || guests.length === 0) return;
  const { barriers } = await heldBarriers(actor.tenantId, tx);
  const known = guests.filter(({ id }) => !isHidden(barriers, actor.memberId, id));
  throw guestsInside(
    line,
    known.map(({ name }) => name),
  );
}

type Carried = { fromId: string; channelId: string; extras: Pick<MessageExtra, 'label'>[]; acceptsLower?: true | undefined };

/**
 * May these messages be carried from one channel into another? What stays is refused, what only comes lower is asked about. Answers
 * for each the label that it goes on with, so that it never counts for less than it did. A firm without labels is asked nothing.
 */
export async function requireCarryingLabel(
  tx: TenantTx,
  actor: Actor,
  { fromId, channelId, extras, acceptsLower }: Carried,
): Promise<(LabelMark | null)[]> {
  const labels = await readLabels(tx);
  if (labels.length === 0) return extras.map(() => null);
  const ofChannel = await readChannelLabels(tx, labels, [fromId, channelId]);
  const into = ofChannel(channelId);
  const carried = extras.map((extra) => labelOf(labels, extra, ofChannel(fromId)));
  for (const label of carried) {
    const line = label && keptBy(labels, label.rank, into?.rank ?? 0);
    if (label && line) throw staysRefusal(label, line, into);
  }
  const highest = carried.reduce((most, label) => ((label?.rank ?? 0) > (most?.rank ?? 0) ? label : most), null);
  if (!highest) return carried;
  await requireNoGuests(tx, actor, labels, { channelId, rank: highest.rank });
  if (highest.rank > (into?.rank ?? 0) && !acceptsLower) throw lowerQuestion(highest, into);
  return carried.map((label) => label && toMark(label));
}

/** Does the firm have labels? From memory, so that whoever has none pays nothing. */
export const hasLabels = async (tenantId: string): Promise<boolean> => (await heldLabels(tenantId)).labels.length > 0;
