const composers = new Map<string, (labelId: string) => void>();

/** A composer says that it takes over the labels of what is quoted into it, until it goes. */
export function takeQuotedLabels(key: string, take: (labelId: string) => void): () => void {
  composers.set(key, take);
  return () => void (composers.get(key) === take && composers.delete(key));
}

/** A message with a label of its own was quoted into the composer of a place. */
export const quoteLabel = (key: string, labelId: string): void => composers.get(key)?.(labelId);
