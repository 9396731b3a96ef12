import type { MyChannelView, NotifyLevel } from '@parley/contract/channel-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { getChannel } from './access-channel.ts';

type Standing = { notify?: string; isMuted?: boolean; sectionId?: string | null; position?: number | null };

/** Of which messages in a channel the actor is told. */
export const setChannelNotify = (actor: Actor, input: { channelId: string; notify: NotifyLevel }): Promise<MyChannelView> =>
  setStanding(actor, input.channelId, { notify: input.notify });

/** A muted channel is quiet: it tells nothing and counts for nothing until it is opened. */
export const setChannelMuted = (actor: Actor, input: { channelId: string; isMuted: boolean }): Promise<MyChannelView> =>
  setStanding(actor, input.channelId, { isMuted: input.isMuted });

/** Changes what is the actor's own about a channel, on all their devices. Nobody else sees it, so no log keeps it. */
export async function setStanding(actor: Actor, channelId: string, standing: Standing): Promise<MyChannelView> {
  const { count } = await withTenant(actor.tenantId, (tx) =>
    tx.channelMember.updateMany({ where: { channelId, memberId: actor.memberId }, data: standing }),
  );
  if (count === 0) throw notFound('channel');
  announceMine(actor, ['sidebar']);
  return getChannel(actor, channelId);
}
