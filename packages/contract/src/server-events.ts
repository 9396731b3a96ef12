import * as z from 'zod';
import { channelView } from './channel-view.ts';
import { myTopics, type LogEventName } from './choices.ts';
import { messageView } from './message-view.ts';
import { presenceView } from './presence.ts';
import { id, version } from './primitives.ts';

const messageEvent = z.strictObject({ channelId: id, version, message: messageView });
const membershipEvent = z.strictObject({
  channelId: id,
  version,
  memberId: id,
  memberName: z.string(),
  channel: channelView,
});

export { logEventNames, myTopics, type LogEventName, type MyTopic } from './choices.ts';

/**
 * What the realtime service tells a client. Those with a `version` are entries of the channel's log and come in its
 * order without gaps; the rest are of the moment and may be lost.
 */
export const serverEvents = {
  'message.created': messageEvent,
  'message.changed': messageEvent,
  /** `hasPurged`: messages were removed by retention; which ones, `sync` tells. */
  'channel.changed': z.strictObject({ channelId: id, version, channel: channelView, hasPurged: z.literal(true).optional() }),
  /** `visibleFrom`: what stands up to this seq was written before the member's time and is not theirs to read. */
  'channel.memberAdded': membershipEvent.extend({ visibleFrom: version.optional() }),
  'channel.memberRemoved': membershipEvent,
  /** Sent to all devices of the member who read. */
  'channel.readElsewhere': z.strictObject({ channelId: id, seq: version, unread: z.number().int(), mentions: z.number().int() }),
  /** Sent to all devices of one member: what they hold of these is to be asked for again. */
  'my.changed': z.strictObject({ topics: z.array(z.enum(myTopics)) }),
  'channel.typing': z.strictObject({ channelId: id, memberId: id }),
  'presence.changed': z.strictObject({ presences: z.array(presenceView) }),
  'session.ended': z.strictObject({ reason: z.enum(['signedOut', 'deactivated', 'expired', 'unsigned']) }),
} as const;

export type ServerEventName = keyof typeof serverEvents;
export type ServerEventPayload<Name extends ServerEventName> = z.infer<(typeof serverEvents)[Name]>;
export type ServerEvents = { [Name in ServerEventName]: (payload: ServerEventPayload<Name>) => void };

export type LogEvent = { [Name in LogEventName]: { name: Name; payload: ServerEventPayload<Name> } }[LogEventName];
