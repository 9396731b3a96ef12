export const listViews = ['catch-up', 'threads', 'activity', 'saved', 'drafts', 'channels', 'direct', 'you', 'search'] as const;
export type ListView = (typeof listViews)[number];
export type ChatPlace = { kind: 'channel'; channelId: string } | { kind: ListView } | { kind: 'home' };
export type Pane = { kind: 'thread' | 'person' | 'details'; id: string } | null;
export type ChatLocation = { slug: string; place: ChatPlace; pane: Pane; messageId: string | null };

const isListView = (part: string): part is ListView => listViews.some((view) => view === part);

/** Where in the chat an address leads. The address is the only place that knows which channel and pane are open. */
export function readLocation(pathname: string, search: URLSearchParams): ChatLocation {
  const [, slug = '', first = '', second = ''] = pathname.split('/');
  const place: ChatPlace =
    first === 'c' && second
      ? { kind: 'channel', channelId: decodeURIComponent(second) }
      : isListView(first)
        ? { kind: first }
        : { kind: 'home' };
  const thread = search.get('thread');
  const person = search.get('person');
  const details = search.get('details');
  const pane: Pane = thread
    ? { kind: 'thread', id: thread }
    : person
      ? { kind: 'person', id: person }
      : details && place.kind === 'channel'
        ? { kind: 'details', id: details }
        : null;
  return { slug: decodeURIComponent(slug), place, pane, messageId: search.get('m') };
}

/** Whether an address is one of the chat's own: those are drawn by one page, which never leaves. */
export function isChatPath(pathname: string): boolean {
  const [, , first = '', second = ''] = pathname.split('/');
  return first === '' || isListView(first) || (first === 'c' && second !== '');
}

export const channelPath = (slug: string, channelId: string) => `/${slug}/c/${channelId}`;
export const listPath = (slug: string, view: ListView) => `/${slug}/${view}`;
export const messagePath = (slug: string, message: { channelId: string; id: string; parentId: string | null }) =>
  message.parentId
    ? `${channelPath(slug, message.channelId)}?thread=${message.parentId}&m=${message.id}`
    : `${channelPath(slug, message.channelId)}?m=${message.id}`;

const keptBesidePane = ['q', 'tab', 'sort'];

/** The same place with another pane, or with none; what is looked for there stays. */
export function withPane(pathname: string, pane: Pane, search = new URLSearchParams()): string {
  const next = new URLSearchParams([...search].filter(([key]) => keptBesidePane.includes(key)));
  if (pane) next.set(pane.kind, pane.id);
  return next.size > 0 ? `${pathname}?${next}` : pathname;
}
