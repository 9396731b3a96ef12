import type { MyChannelView } from '@parley/contract/channel-view';
import { myChannels, type MyChannelRow } from '@parley/db/channel/my-channels';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { heldBarriers } from '../barrier/held-barriers.ts';
import { decide, requireAllowed, type Targets } from '../policy/decide.ts';
import { cutOfRow, readMyChannels, toChannelTarget } from './to-channel-view.ts';

type ChannelVerb = {
  [V in keyof Targets]: V extends `channel.${string}` ? (Targets[V] extends null ? never : V) : never;
}[keyof Targets];

/**
 * The one way to a channel: loads it and judges the verb. Whoever may not see it gets NOT_FOUND, the same as for a channel
 * that does not exist; whoever sees it but may not do this is told the rule.
 */
export async function accessChannel(actor: Actor, channelId: string, verb: ChannelVerb): Promise<MyChannelRow> {
  const [row] = await myChannels(actor.tenantId, actor.memberId, [channelId]);
  if (!row || !decide(actor, 'channel.see', toChannelTarget(row, actor.memberId)).allow) throw notFound('channel');
  const cut = cutOfRow(await heldBarriers(actor.tenantId), actor.memberId, row);
  requireAllowed(actor, verb, toChannelTarget(row, actor.memberId, cut));
  return row;
}

export async function getChannel(actor: Actor, channelId: string): Promise<MyChannelView> {
  const [view] = await readMyChannels(actor, [channelId]);
  if (!view) throw notFound('channel');
  return view;
}

export const nameTaken = (name: string) =>
  new AppError('CONFLICT', { message: `There is a channel #${name} already. Choose another name, or join that one.` });
