import type { ErrorBody } from '@parley/contract/error-code';
import type { MessagePage, MessageView } from '@parley/contract/message-view';
import { newer, putWindow, type ChatCache, type MessageChange, type MessageWindow } from './chat-cache.ts';
import { isInFeed, placeMessage, windowMax } from './place-message.ts';

export type PagePlace = 'latest' | 'around' | 'before' | 'after';

export const loadingWindow = (unreadLineSeq: number | null): MessageWindow => ({
  items: [],
  version: 0,
  hasBefore: false,
  hasAfter: false,
  status: 'loading',
  error: null,
  unreadLineSeq,
  loadingBefore: false,
  loadingAfter: false,
  reading: 'end',
});

/**
 * Puts a page of history into a channel's window. `missed` are the changes that this browser heard while the page was on
 * its way: the page may have been read before them.
 */
export function placePage<Cache extends ChatCache>(
  cache: Cache,
  channelId: string,
  place: PagePlace,
  page: MessagePage,
  missed: MessageChange[],
): Cache {
  const window = cache.windows[channelId];
  if (!window) return cache;
  return missed.reduce(placeMessage, putWindow(cache, channelId, withPage(window, place, page)));
}

export function failPage<Cache extends ChatCache>(cache: Cache, channelId: string, place: PagePlace, error: ErrorBody): Cache {
  if (place === 'before') return putWindow(cache, channelId, { loadingBefore: false });
  if (place === 'after') return putWindow(cache, channelId, { loadingAfter: false });
  return putWindow(cache, channelId, { status: 'error', error });
}

function withPage(window: MessageWindow, place: PagePlace, page: MessagePage): MessageWindow {
  const arrived = page.messages.filter(isInFeed);
  switch (place) {
    case 'latest':
    case 'around':
      return {
        ...window,
        items: merge(window.items, arrived, (id) => arrived.some((message) => message.id === id)),
        version: page.version,
        hasBefore: page.hasBefore,
        hasAfter: page.hasAfter,
        status: 'ready',
        error: null,
        loadingBefore: false,
        loadingAfter: false,
        reading: page.hasAfter ? 'start' : 'end',
      };
    case 'before': {
      const items = merge(window.items, arrived);
      return {
        ...window,
        items: items.slice(0, windowMax),
        hasBefore: page.hasBefore && arrived.length > 0,
        hasAfter: window.hasAfter || items.length > windowMax,
        loadingBefore: false,
        reading: 'start',
      };
    }
    case 'after': {
      const items = merge(window.items, arrived);
      return {
        ...window,
        items: items.slice(-windowMax),
        hasBefore: window.hasBefore || items.length > windowMax,
        hasAfter: page.hasAfter && arrived.length > 0,
        loadingAfter: false,
        reading: 'end',
      };
    }
  }
}

function merge(held: MessageView[], arrived: MessageView[], keep: (id: string) => boolean = () => true): MessageView[] {
  const byId = new Map(held.filter(({ id }) => keep(id)).map((message) => [message.id, message]));
  for (const message of arrived) {
    const known = byId.get(message.id);
    byId.set(message.id, known ? newer(known, message) : message);
  }
  return [...byId.values()].toSorted((a, b) => a.seq - b.seq);
}
