import type { LogEvent } from '@parley/contract/server-events';
import { myChannels } from '@parley/db/channel/my-channels';
import { bus } from '../bus/bus.ts';
import { peopleOf, toChannelView } from './to-channel-view.ts';

/** A member id that nobody has: reads a channel as nobody in particular. */
const nobody = '00000000-0000-0000-0000-000000000000';

export type ChannelEvent =
  | { name: 'channel.changed'; version: number; hasPurged?: true }
  | {
      name: 'channel.memberAdded' | 'channel.memberRemoved';
      version: number;
      memberId: string;
      memberName: string;
      visibleFrom?: number;
    };

/** The channel's entries of the log as they travel, all with the channel as it now stands. */
export async function toChannelLogEvents(tenantId: string, channelId: string, events: ChannelEvent[]): Promise<LogEvent[]> {
  const [row] = await myChannels(tenantId, nobody, [channelId]);
  if (!row) return [];
  const people = await peopleOf(tenantId, [row]);
  const channel = toChannelView(row, people.get(row.id));
  return events.map((event) =>
    event.name === 'channel.changed'
      ? {
          name: event.name,
          payload: { channelId, version: event.version, channel, ...(event.hasPurged ? { hasPurged: true as const } : {}) },
        }
      : {
          name: event.name,
          payload: {
            channelId,
            version: event.version,
            memberId: event.memberId,
            memberName: event.memberName,
            channel,
            ...(event.name === 'channel.memberAdded' && event.visibleFrom ? { visibleFrom: event.visibleFrom } : {}),
          },
        },
  );
}

/** Tells all processes of what was just committed to a channel's log. */
export async function announceChannel(tenantId: string, channelId: string, events: ChannelEvent[]): Promise<void> {
  for (const event of await toChannelLogEvents(tenantId, channelId, events))
    bus().announce({ kind: 'log', tenantId, streamId: channelId, version: event.payload.version, event });
}
