import type { ChannelChange } from '@parley/contract/channel-change';
import type { ChannelView } from '@parley/contract/channel-view';
import type { SyncAnswer } from '@parley/contract/client-events';
import type { MessageView } from '@parley/contract/message-view';
import type { LogEvent } from '@parley/contract/server-events';
import type { Actor } from '../../src/actor.ts';
import { getChannel } from '../../src/channel/access-channel.ts';
import { getThread, listMessages } from '../../src/message/read-messages.ts';

/** All that a client may hold of a channel: the plainest client there can be, to compare the clever ones with. */
export type ChannelState = { version: number; channel: ChannelView; messages: Record<string, MessageView> };

/** Everything, as a client that opens the channel for the first time gets it. */
export async function fetchState(actor: Actor, channelId: string): Promise<ChannelState> {
  const { channel } = await getChannel(actor, channelId);
  const messages: Record<string, MessageView> = {};
  const take = (some: MessageView[]) => {
    for (const message of some) messages[message.id] = message;
  };
  for (let after = 0; ;) {
    const page = await listMessages(actor, { channelId, after, limit: 100 });
    take(page.messages);
    for (const { id, replyCount } of page.messages) if (replyCount > 0) take((await getThread(actor, { messageId: id })).replies);
    after = page.messages.at(-1)?.seq ?? after;
    if (!page.hasAfter) return { version: channel.version, channel, messages };
  }
}

/** One entry of the log: the next is taken, an older one dropped, a jump is a mistake of whoever hands it in. */
export function applyLogEvent(state: ChannelState, event: LogEvent): ChannelState {
  const { version } = event.payload;
  if (version <= state.version) return state;
  if (version !== state.version + 1) throw new Error(`${version} came after ${state.version}`);
  if (!('message' in event.payload)) return withChannel({ ...state, version }, event.payload.channel, version);
  const { message } = event.payload;
  let next = withMessage(
    { ...state, version, channel: { ...state.channel, version: Math.max(version, state.channel.version) } },
    message,
  );
  const parent = event.name === 'message.created' && message.parentId ? next.messages[message.parentId] : undefined;
  if (parent && parent.version < version)
    next = withMessage(next, { ...parent, version, replyCount: parent.replyCount + 1, lastReplyAt: message.createdAt });
  return next;
}

/** What `sync` said of a channel. */
export function applySyncAnswer(state: ChannelState, answer: SyncAnswer['channels'][string]): ChannelState {
  let next: ChannelState = { ...state, version: answer.version };
  for (const message of answer.messages) next = withMessage(next, message);
  return withChannel(next, answer.channel ?? next.channel, answer.version);
}

type Standing = Pick<ChannelView, 'name' | 'topic' | 'posting' | 'isArchived'>;
export const standingOf = ({ name, topic, posting, isArchived }: ChannelView): Standing => ({ name, topic, posting, isArchived });

/** A channel as the lines of its feed tell it from the beginning; a line that does not follow from the one before is a mistake. */
export function replayChanges(from: Standing, changes: ChannelChange[]): Standing {
  let now = from;
  for (const change of changes) {
    const was = JSON.stringify(now);
    if (change.type === 'channel.renamed') {
      if (change.before !== now.name) throw new Error(`${change.before} was called ${now.name}`);
      now = { ...now, name: change.after };
    }
    if (change.type === 'channel.topicSet') now = { ...now, topic: change.after };
    if (change.type === 'channel.postingSet') now = { ...now, posting: change.after };
    if (change.type === 'channel.archived') now = { ...now, isArchived: true };
    if (change.type === 'channel.unarchived') now = { ...now, isArchived: false };
    if (JSON.stringify(now) === was) throw new Error(`${change.type} at ${change.version} changed nothing`);
  }
  return now;
}

function withChannel(state: ChannelState, channel: ChannelView, version: number): ChannelState {
  const newer = channel.version >= state.channel.version ? channel : state.channel;
  const lastMessageAt =
    [newer.lastMessageAt, state.channel.lastMessageAt]
      .filter((time) => time !== null)
      .toSorted()
      .at(-1) ?? null;
  return { ...state, channel: { ...newer, version: Math.max(newer.version, version), lastMessageAt } };
}

function withMessage(state: ChannelState, message: MessageView): ChannelState {
  const held = state.messages[message.id];
  if (held && held.version > message.version) return state;
  const { lastMessageAt } = state.channel;
  const isLater = lastMessageAt === null || message.createdAt > lastMessageAt;
  return {
    ...state,
    channel: isLater ? { ...state.channel, lastMessageAt: message.createdAt } : state.channel,
    messages: { ...state.messages, [message.id]: message },
  };
}
