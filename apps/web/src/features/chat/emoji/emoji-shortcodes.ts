/** `src` where the firm's own picture stands for it; `emoji` is then its `:name:`. */
export type EmojiName = { emoji: string; names: string[]; src?: string };

let loading: Promise<EmojiName[]> | undefined;

/** All emoji with their `:names:`, fetched once, on the first colon that asks for one. */
export function loadEmojiNames(): Promise<EmojiName[]> {
  loading ??= fetch('/emoji/shortcodes.json')
    .then((response) => (response.ok ? (response.json() as Promise<string[][]>) : []))
    .then((rows) => rows.map(([emoji = '', ...names]) => ({ emoji, names })))
    .catch(() => {
      loading = undefined;
      return [];
    });
  return loading;
}

/** Those whose name starts with, then contains, what was typed. */
export function findEmoji(all: EmojiName[], query: string, limit = 8): EmojiName[] {
  const starts: EmojiName[] = [];
  const contains: EmojiName[] = [];
  for (const entry of all) {
    if (entry.names.some((name) => name === query)) starts.unshift(entry);
    else if (entry.names.some((name) => name.startsWith(query))) starts.push(entry);
    else if (entry.names.some((name) => name.includes(query))) contains.push(entry);
  }
  return [...starts, ...contains].slice(0, limit);
}
