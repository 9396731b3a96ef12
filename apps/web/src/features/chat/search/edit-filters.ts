import { splitSearch, writeFilter, type FilterKey, type SearchFilter } from '@parley/contract/search-text';

const join = (query: string, filters: SearchFilter[]) => [query, ...filters.map(writeFilter)].filter(Boolean).join(' ');

/** The text with its filter of this number changed, or with one more at the end. */
export function putFilter(text: string, filter: SearchFilter, at?: number): string {
  const { query, filters } = splitSearch(text);
  return join(query, at === undefined ? [...filters, filter] : filters.with(at, filter));
}

export function dropFilter(text: string, at: number): string {
  const { query, filters } = splitSearch(text);
  return join(query, filters.toSpliced(at, 1));
}

export const datedKeys: FilterKey[] = ['after', 'before', 'on'];

/** The text with these days as its only ones. */
export function putDates(text: string, dates: SearchFilter[]): string {
  const { query, filters } = splitSearch(text);
  return join(query, [...filters.filter(({ key }) => !datedKeys.includes(key)), ...dates]);
}
