import type { LogEvent } from '@parley/contract/server-events';
import { readEvents, readRemovals } from '@parley/db/log/read-events';
import { selectMessages } from '@parley/db/message/select-messages';
import { withTenant } from '@parley/db/with-tenant';
import { toChannelLogEvents, type ChannelEvent } from '../channel/announce-channel.ts';
import { toMessageView } from '../message/to-message-view.ts';

/** `hiddenFrom`: members who must not be told, because the view holds what happened after they were removed. */
export type ReadLogEvent = LogEvent & { hiddenFrom?: string[] };

/**
 * Entries of a channel's log as they travel, in version order, to fill a gap. Views carry the present state, which may be
 * ahead of the entry; applying the later entries again changes nothing.
 */
export async function readLogEvents(
  tenantId: string,
  streamId: string,
  afterVersion: number,
  limit: number,
): Promise<ReadLogEvent[]> {
  const { events, messages, removals } = await withTenant(tenantId, async (tx) => {
    const events = await readEvents(tx, streamId, afterVersion, limit);
    const ids = events.flatMap((event) => (event.type.startsWith('message.') && event.subject_id ? [event.subject_id] : []));
    const messages = await selectMessages(tx, [...new Set(ids)]);
    const to = Math.max(0, ...messages.map(({ version }) => Number(version)));
    return {
      events,
      messages,
      removals: to > afterVersion ? await readRemovals(tx, streamId, { from: afterVersion + 1, to }) : [],
    };
  });
  const views = new Map(messages.map((row) => [row.id, toMessageView(row)]));
  const others = events.flatMap((event): ChannelEvent[] => {
    if (event.type.startsWith('message.')) return [];
    const version = Number(event.version);
    return (event.type === 'channel.memberAdded' || event.type === 'channel.memberRemoved') && event.subject_id
      ? [
          {
            name: event.type,
            version,
            memberId: event.subject_id,
            memberName: event.subject_name ?? '',
            visibleFrom: Number(event.visible_from ?? 0),
          },
        ]
      : [{ name: 'channel.changed', version, ...(event.type === 'retention.purged' ? { hasPurged: true as const } : {}) }];
  });
  const byVersion = new Map<number, ReadLogEvent>();
  if (others.length > 0)
    for (const event of await toChannelLogEvents(tenantId, streamId, others)) byVersion.set(event.payload.version, event);
  for (const event of events) {
    const message = event.subject_id ? views.get(event.subject_id) : undefined;
    if (!message || !event.type.startsWith('message.')) continue;
    const version = Number(event.version);
    const hiddenFrom = removals
      .filter((removal) => Number(removal.version) > version && Number(removal.version) < message.version)
      .map((removal) => removal.member_id);
    byVersion.set(version, {
      ...(hiddenFrom.length > 0 ? { hiddenFrom } : {}),
      name: event.type === 'message.created' ? 'message.created' : 'message.changed',
      payload: { channelId: streamId, version, message },
    });
  }
  return events.flatMap((event) => byVersion.get(Number(event.version)) ?? []);
}
