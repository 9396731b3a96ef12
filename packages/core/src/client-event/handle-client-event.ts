import {
  clientEvents,
  type Answer,
  type ClientEventInput,
  type ClientEventName,
  type ClientEventOutput,
} from '@parley/contract/client-events';
import type { Actor } from '../actor.ts';
import { AppError, toErrorBody } from '../app-error.ts';
import { channelCut } from '../barrier/channel-cut.ts';
import { requireWritable } from '../billing/require-writable.ts';
import { bus } from '../bus/bus.ts';
import { markChannelRead, markChannelUnread } from '../channel/mark-read.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { log } from '../log.ts';
import { deleteMessage, editMessage, reactToMessage } from '../message/change-message.ts';
import { sendMessage } from '../message/send-message.ts';
import { setPresence, watchPresence } from '../presence/client-presence.ts';
import { syncChannels } from '../sync/sync-channels.ts';

type Handlers = { [Name in ClientEventName]: (actor: Actor, input: ClientEventInput<Name>) => Promise<ClientEventOutput<Name>> };

/** One use case per event of the contract. */
const handlers: Handlers = {
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'message.react': reactToMessage,
  'channel.read': markChannelRead,
  'channel.markUnread': markChannelUnread,
  'channel.typing': announceTyping,
  'presence.set': setPresence,
  'presence.watch': watchPresence,
  sync: syncChannels,
};

export const isClientEventName = (name: string): name is ClientEventName => Object.hasOwn(clientEvents, name);

/**
 * Answers a client event, from a socket or over HTTP: validates against the contract, calls the use case, never throws.
 */
export async function handleClientEvent<Name extends ClientEventName>(
  actor: Actor,
  name: Name,
  payload: unknown,
): Promise<Answer<ClientEventOutput<Name>>> {
  try {
    const parsed = clientEvents[name].input.safeParse(payload);
    if (!parsed.success)
      throw new AppError('INVALID', { message: parsed.error.issues[0]?.message ?? 'This request is not complete.' });
    if (name.startsWith('message.')) await requireWritable(actor.tenantId);
    const handler: Handlers[Name] = handlers[name];
    return { ok: true, ...(await handler(actor, parsed.data as ClientEventInput<Name>)) };
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, event: name, tenantId: actor.tenantId }, 'client event failed');
    return { ok: false, error: toErrorBody(error) };
  }
}

/** Says that somebody is writing: of the moment, kept nowhere. */
async function announceTyping(actor: Actor, input: ClientEventInput<'channel.typing'>): Promise<Record<never, never>> {
  const channel = await accessChannel(actor, input.channelId, 'channel.see');
  if (channel.is_member && !(await channelCut(actor, channel.id)))
    bus().announce({ kind: 'typing', tenantId: actor.tenantId, channelId: input.channelId, memberId: actor.memberId });
  return {};
}
