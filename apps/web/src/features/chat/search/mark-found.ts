type Part = { text: string; isFound: boolean };
const lead = 60;

/** A stretch of text around the first of the words sought, split so that they can be marked. */
export function markFound(text: string, query: string): Part[] {
  const words = query
    .split(/[\s"]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return [{ text, isFound: false }];
  const pattern = new RegExp(`(${words.join('|')})`, 'giu');
  const first = text.search(pattern);
  const shown = first > lead ? `…${text.slice(first - lead / 2)}` : text;
  return shown.split(pattern).flatMap((part, index) => (part ? [{ text: part, isFound: index % 2 === 1 }] : []));
}
