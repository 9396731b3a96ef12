import { foldText } from './fold-text.ts';

/** How well `query` fits `name`: 0 not at all, 4 the same. Starts of words count before the middle of one. */
export function rankMatch(name: string, query: string): number {
  const wanted = foldText(query).trim().replace(/^[#@]/, '');
  if (!wanted) return 1;
  const text = foldText(name);
  if (text === wanted) return 4;
  if (text.startsWith(wanted)) return 3;
  if (text.split(/[\s_-]+/).some((word) => word.startsWith(wanted))) return 2.5;
  const terms = wanted.split(/[\s-]+/);
  if (terms.length > 1 && terms.every((term) => text.split(/[\s_-]+/).some((word) => word.startsWith(term)))) return 2;
  return text.includes(wanted) ? 1 : 0;
}

/** Those that fit, best first; equals keep the order they came in. */
export function rankBy<Item>(items: Item[], query: string, nameOf: (item: Item) => string, limit = 50): Item[] {
  return items
    .map((item) => ({ item, rank: rankMatch(nameOf(item), query) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ item }) => item);
}
