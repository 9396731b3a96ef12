import type { MyChannelView } from '@parley/contract/channel-view';
import type { SectionSort, SectionView } from '@parley/contract/sidebar-view';
import { isNamed } from '../channel/channel-title.ts';

export type Arranged = {
  sections: { section: SectionView; channels: MyChannelView[] }[];
  named: MyChannelView[];
  direct: MyChannelView[];
};

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const nameOf = ({ channel }: MyChannelView) => channel.name ?? channel.members.map(({ name }) => name).join(', ');
const lastAt = ({ channel }: MyChannelView) => channel.lastMessageAt ?? channel.createdAt;
/** What is muted waits for nobody, so it comes first only for a mention. */
export const waits = ({ unread, mentions, isMuted }: MyChannelView) => (isMuted ? mentions : unread);

type Compare = (a: MyChannelView, b: MyChannelView) => number;
const alphabetical: Compare = (a, b) =>
  Number(a.channel.isArchived) - Number(b.channel.isArchived) || byName.compare(nameOf(a), nameOf(b));
const latest: Compare = (a, b) => lastAt(b).localeCompare(lastAt(a));
const orders: Record<SectionSort, Compare> = {
  name: alphabetical,
  recent: latest,
  unread: (a, b) => Number(waits(b) > 0) - Number(waits(a) > 0) || latest(a, b),
  mine: (a, b) => (a.position ?? Infinity) - (b.position ?? Infinity) || alphabetical(a, b),
};

/** My channels as my side bar shows them: my sections from the top, then named channels, then conversations. */
export function arrangeChannels(mine: MyChannelView[], sections: SectionView[]): Arranged {
  const known = new Set(sections.map(({ id }) => id));
  const loose = mine.filter(({ sectionId }) => sectionId === null || !known.has(sectionId));
  return {
    sections: sections.map((section) => ({
      section,
      channels: mine.filter(({ sectionId }) => sectionId === section.id).toSorted(orders[section.sort]),
    })),
    named: loose.filter(({ channel }) => isNamed(channel)).toSorted(alphabetical),
    direct: loose.filter(({ channel }) => !isNamed(channel)).toSorted(latest),
  };
}

/** The ids with one of them before another, or at the end. */
export function withMoved(ids: string[], id: string, beforeId: string | null): string[] {
  const rest = ids.filter((other) => other !== id);
  const at = beforeId === null ? -1 : rest.indexOf(beforeId);
  return at < 0 ? [...rest, id] : rest.toSpliced(at, 0, id);
}

/** A number between those of the neighbours, for one more between them. */
export function positionBefore(sections: SectionView[], movedId: string, beforeId: string | null): number {
  const rest = sections.filter(({ id }) => id !== movedId);
  const at = beforeId === null ? rest.length : rest.findIndex(({ id }) => id === beforeId);
  const [above, below] = [rest[at - 1]?.position, rest[at]?.position];
  if (below === undefined) return (above ?? 0) + 1;
  return above === undefined ? below - 1 : (above + below) / 2;
}
