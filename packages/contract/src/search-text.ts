export const searchHas = ['link', 'file', 'image', 'poll', 'reaction'] as const;
/** Of messages: the latest first, or those first that answer the words best. */
export const searchSorts = ['newest', 'best'] as const;
export type SearchSort = (typeof searchSorts)[number];
export const searchIs = ['pinned', 'saved', 'thread', 'unread'] as const;

export const filterKeys = ['from', 'in', 'before', 'after', 'on', 'has', 'is'] as const;
export type FilterKey = (typeof filterKeys)[number];
export type SearchFilter = { key: FilterKey; value: string };
export type SearchWords = { words: string[]; phrases: string[]; without: string[] };

// A piece is a filter, a phrase or a word; a filter's value may be a phrase: from:"Ana Silva".
const piece = /(?:(from|in|before|after|on|has|is):(?:"([^"]*)"|(\S+)))|(-?)"([^"]*)"?|(\S+)/giu;

/** What somebody typed, taken apart: the filters, and the rest as it was. A filter without a value is not one yet. */
export function splitSearch(text: string): { query: string; filters: SearchFilter[] } {
  const filters: SearchFilter[] = [];
  const rest: string[] = [];
  for (const match of text.matchAll(piece)) {
    const [whole, key, quoted, bare] = match;
    const value = (quoted ?? bare ?? '').trim();
    const known = filterKeys.find((filterKey) => filterKey === key?.toLowerCase());
    if (known && value) filters.push({ key: known, value });
    else rest.push(whole);
  }
  return { query: rest.join(' '), filters };
}

export const writeFilter = ({ key, value }: SearchFilter): string => `${key}:${/\s/.test(value) ? `"${value}"` : value}`;

/** The words, phrases and exclusions of a query without filters. */
export function readSearchWords(query: string): SearchWords {
  const found: SearchWords = { words: [], phrases: [], without: [] };
  for (const [, minus, quoted, word] of query.matchAll(/(-?)"([^"]*)"?|(\S+)/gu)) {
    if (quoted !== undefined) {
      if (quoted.trim()) found[minus ? 'without' : 'phrases'].push(quoted.trim());
    } else if (word && /^-[\p{L}\p{N}]/u.test(word)) found.without.push(word.slice(1));
    else if (word) found.words.push(word);
  }
  return found;
}
