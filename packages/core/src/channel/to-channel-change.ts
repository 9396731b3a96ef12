import type { ChannelChange } from '@parley/contract/channel-change';
import type { LabelMark } from '@parley/contract/label';
import type { ChannelChangeRow } from '@parley/db/channel/channel-changes';

type Payload = { name?: string; before?: unknown; after?: unknown };
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const mark = (value: unknown): LabelMark | null => (value as LabelMark | null | undefined) ?? null;

/** An entry of the log as a line of the feed. Whoever did it is named only where `isKnown` says so. */
export function toChannelChange(row: ChannelChangeRow, isKnown: (memberId: string) => boolean): ChannelChange {
  const { version, type, memberId, payload } = row;
  const { name, before, after } = JSON.parse(payload) as Payload;
  const by = memberId !== null && isKnown(memberId) ? { memberId, name: row.name ?? '' } : null;
  const common = { version, at: row.at.toISOString(), by };
  switch (type) {
    case 'channel.renamed':
      return { ...common, type, before: words(before), after: words(after) };
    case 'channel.topicSet':
      return { ...common, type, after: words(after) };
    case 'channel.postingSet':
      return { ...common, type, after: after === 'admins' ? 'admins' : 'all' };
    case 'channel.madeFromGroup':
      return { ...common, type, after: words(name) };
    case 'channel.labelSet':
      return { ...common, type, before: mark(before), after: mark(after) };
    case 'channel.archived':
    case 'channel.unarchived':
      return { ...common, type };
  }
}
