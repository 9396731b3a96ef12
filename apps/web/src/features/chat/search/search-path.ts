import { searchSorts, type SearchSort } from '@parley/contract/search-text';
import { listPath } from '../shell/chat-location.ts';

export const searchTabs = ['messages', 'files', 'people', 'channels'] as const;
export type SearchTab = (typeof searchTabs)[number];
export type Asked = { text: string; tab: SearchTab; sort: SearchSort };

/** What the address of a search asks for. */
export function readAsked(search: URLSearchParams): Asked {
  return {
    text: search.get('q')?.trim() ?? '',
    tab: searchTabs.find((tab) => tab === search.get('tab')) ?? 'messages',
    sort: searchSorts.find((sort) => sort === search.get('sort')) ?? 'newest',
  };
}

export function searchPath(slug: string, { text, tab = 'messages', sort = 'newest' }: { text: string } & Partial<Asked>): string {
  const search = new URLSearchParams();
  if (text.trim()) search.set('q', text.trim());
  if (tab !== 'messages') search.set('tab', tab);
  if (sort !== 'newest') search.set('sort', sort);
  return search.size > 0 ? `${listPath(slug, 'search')}?${search}` : listPath(slug, 'search');
}
