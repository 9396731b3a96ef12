import type { EmojiData } from 'frimousse';

/**
 * What Enter takes for these words: the emoji of that very name, else the one that stands first in the list, which is the best match
 * of the first group that has one.
 */
export function firstMatch({ categories, emojis }: Pick<EmojiData, 'categories' | 'emojis'>, search: string): string | undefined {
  const words = search.toLowerCase().trim();
  const order = new Map(categories.map(({ index }, position) => [index, position]));
  const named = emojis.find(({ label, category }) => order.has(category) && label.toLowerCase() === words);
  if (named) return named.emoji;
  let best: { emoji: string; place: number; score: number } | undefined;
  for (const { emoji, label, tags, category } of emojis) {
    const place = order.get(category);
    const score = (label.toLowerCase().includes(words) ? 10 : 0) + tags.filter((tag) => tag.toLowerCase().includes(words)).length;
    if (place === undefined || score === 0) continue;
    if (!best || place < best.place || (place === best.place && score > best.score)) best = { emoji, place, score };
  }
  return best?.emoji;
}
