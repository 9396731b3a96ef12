import { shallow } from 'zustand/shallow';
import type { MyChannelView } from '@parley/contract/channel-view';
import { onceFor } from '@/lib/once-for';
import type { ChatState } from './chat-store.ts';

/** What dozens of parts of the screen ask of the same state is sorted once for all of them. */
export const membersByName = onceFor((members: ChatState['members']) =>
  Object.values(members).toSorted((a, b) => a.name.localeCompare(b.name)),
);

/** What each member is called, as one function that changes only when the people do. */
export const namesOf = onceFor((members: ChatState['members']) => (memberId: string) => members[memberId]?.name);

let last: { mine: MyChannelView[]; sorted: MyChannelView[] } = { mine: [], sorted: [] };

/** The channels I belong to: the same list until one of them changes, whatever else is heard of them. */
export const myChannels = onceFor((channels: ChatState['channels']) => {
  const mine = Object.values(channels).flatMap((entry) => (entry.mine.isMember ? [entry.mine] : []));
  if (!shallow(mine, last.mine)) last = { mine, sorted: mine.toSorted(byNameThenLatest) };
  return last.sorted;
});

type Place = { id: string; name: string };
let lastNames: { key: string; places: Place[] } = { key: '', places: [] };

/** The named ones of these channels. The same list until a name changes: counts and topics change often. */
export const channelNames = onceFor((channels: MyChannelView[]) => {
  const places = channels.flatMap(({ channel: { id, name } }) => (name === null ? [] : { id, name }));
  const key = places.map(({ id, name }) => `${id} ${name}`).join('\n');
  if (key !== lastNames.key) lastNames = { key, places };
  return lastNames.places;
});

function byNameThenLatest({ channel: a }: MyChannelView, { channel: b }: MyChannelView): number {
  if (a.name !== null && b.name !== null) return a.name.localeCompare(b.name);
  if (a.name !== null || b.name !== null) return a.name === null ? 1 : -1;
  return (b.lastMessageAt ?? b.createdAt).localeCompare(a.lastMessageAt ?? a.createdAt);
}
