import { guestsAmong, labelRankIn } from '@parley/db/label/labelled';
import type { TenantTx } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { closedBy } from '../policy/decide-label.ts';
import { readLabels } from './held-labels.ts';
import { notForGuests } from './label-refusals.ts';

/** Refuses guests among these people where something is that is not for guests: the channel itself, or a message in it. */
export async function requireOpenToGuests(tx: TenantTx, channelId: string, memberIds: string[]): Promise<void> {
  const labels = await readLabels(tx);
  if (labels.length === 0 || (await guestsAmong(tx, memberIds)) === 0) return;
  const line = closedBy(labels, await labelRankIn(tx, channelId));
  if (line) throw notForGuests(line);
}

/** Of these channels, those where a guest may be. */
export async function channelsForGuests(tx: TenantTx, channelIds: string[]): Promise<string[]> {
  const labels = await readLabels(tx);
  if (labels.length === 0) return channelIds;
  const open: string[] = [];
  for (const channelId of channelIds) if (!closedBy(labels, await labelRankIn(tx, channelId))) open.push(channelId);
  return open;
}

/** Nobody becomes a guest while they are in channels that are not for guests. */
export async function requireGuestMayStay(tx: TenantTx, memberId: string): Promise<void> {
  const mine = await tx.channelMember.findMany({ where: { memberId }, select: { channelId: true } });
  const ids = mine.map(({ channelId }) => channelId);
  const open = new Set(await channelsForGuests(tx, ids));
  const closed = ids.filter((id) => !open.has(id));
  if (closed.length > 0)
    throw new AppError('CONFLICT', {
      message: `They are in channels whose label is not for guests: ${closed.length}. Take them out of there first.`,
    });
}

/** Refuses channels that a guest would be invited to in vain. */
export async function requireForGuests(tx: TenantTx, channelIds: string[]): Promise<void> {
  for (const channelId of channelIds) {
    const line = closedBy(await readLabels(tx), await labelRankIn(tx, channelId));
    if (line) throw notForGuests(line);
  }
}
