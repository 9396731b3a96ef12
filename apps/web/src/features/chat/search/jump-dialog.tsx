'use client';
import { Search } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { useOpenDirect } from '../channel/use-open-direct.ts';
import { channelPath, messagePath } from '../shell/chat-location.ts';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useMe, useWorkspace } from '../state/chat-client.tsx';
import { JumpOption, type JumpEntry } from './jump-option.tsx';
import { rememberSearch } from './recent-searches.ts';
import { SearchChips } from './search-chips.tsx';
import { searchPath } from './search-path.ts';
import { takeTypedAhead } from './typed-ahead.ts';
import { useSearch } from './use-search.ts';

/** Channels and people from what is at hand, at once; messages and files from the server, below. */
export function JumpDialog() {
  const t = useTranslations('search');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { slug } = useWorkspace();
  const me = useMe();
  const [query, setQuery] = useState(takeTypedAhead);
  const [active, setActive] = useState(0);
  const { words, ...search } = useSearch(query);
  const typed = query.trim();
  // Behind other words a word such as `in` is most likely one of them.
  const mayBeWord = typed.includes(' ') && !typed.endsWith(':') && search.filters.every(isKey);
  const all: JumpEntry[] = search.isSearching ? [{ kind: 'all', key: 'all', text: typed }] : [];
  const more: JumpEntry[] = search.showMore ? [{ kind: 'more', key: 'more' }] : [];
  const groups: { key: string; title: string; entries: JumpEntry[] }[] = [
    { key: 'values', title: t('filters'), entries: mayBeWord ? [] : search.filters },
    { key: 'places', title: query.trim() ? t('places') : t('whereTo'), entries: search.places },
    { key: 'all', title: t('everything'), entries: all },
    { key: 'filters', title: t('filters'), entries: mayBeWord ? search.filters : [] },
    { key: 'files', title: t('files'), entries: search.files },
    { key: 'messages', title: t('messages'), entries: [...search.messages, ...more] },
  ].filter((group) => group.entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const index = Math.min(active, entries.length - 1);
  const openDirect = useOpenDirect();

  const write = (text: string) => {
    setQuery(text);
    setActive(0);
    field.current?.focus();
  };
  const seeAll = () => {
    rememberSearch(slug, me.id, typed);
    closeDialog();
    goTo(searchPath(slug, { text: typed }));
  };
  const choose = (entry: JumpEntry | undefined) => {
    if (!entry) return;
    if (entry.kind === 'filter') return write(entry.text);
    if (entry.kind === 'more') return search.showMore?.();
    if (entry.kind === 'all') return seeAll();
    if (entry.kind === 'person') return openDirect.mutate({ memberIds: [entry.member.id] }, { onSuccess: closeDialog });
    closeDialog();
    if (entry.kind === 'channel') return goTo(channelPath(slug, entry.mine.channel.id));
    const { message } =
      entry.kind === 'message'
        ? entry
        : { message: { id: entry.found.messageId, channelId: entry.found.channelId, parentId: entry.found.parentId } };
    goTo(messagePath(slug, message));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((index + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setActive((index - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) seeAll();
    else if (event.key === 'Enter') choose(entries[index]);
    else return;
    event.preventDefault();
  };
  const error = search.error ?? openDirect.error;

  return (
    <Dialog
      title={t('title')}
      bare
      size="lg"
      open
      onOpenChange={(open) => !open && closeDialog()}
      initialFocus={field}
      className="sm:max-w-[600px]"
    >
      <div className="flex h-[52px] items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-[18px] shrink-0 text-ink-3" strokeWidth={1.6} />
        <input
          // In the same moment as it appears: the next letter is for it, and not for the message below.
          ref={(input) => {
            field.current = input;
            input?.focus();
          }}
          type="text"
          aria-label={t('title')}
          placeholder={t('title')}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries[index] ? `${id}-${index}` : undefined}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={query}
          className="h-full min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <SearchChips chips={search.chips} />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('results')}
        tabIndex={-1}
        className="max-h-[min(60vh,480px)] min-h-24 overflow-y-auto p-2 outline-none"
      >
        {groups.map(({ key, title, entries: listed }) => (
          <div key={key} role="group" aria-labelledby={`${id}-${key}`} className="pb-2">
            <p id={`${id}-${key}`} role="presentation" className="px-2.5 pt-1 pb-1 text-xs font-medium text-ink-3">
              {title}
            </p>
            {listed.map((entry) => {
              const position = entries.indexOf(entry);
              return (
                <JumpOption
                  key={entry.key}
                  id={`${id}-${position}`}
                  entry={entry}
                  words={words}
                  isActive={position === index}
                  onChoose={() => choose(entry)}
                  onPoint={() => setActive(position)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-sm text-ink-3">
        {error ? (
          refusalText(error)
        ) : (
          <State search={search} count={search.messages.length + search.files.length + search.places.length} />
        )}
      </p>
    </Dialog>
  );
}

const isKey = (entry: JumpEntry) => entry.kind === 'filter' && entry.label.endsWith(':');

type StateProps = { search: Pick<ReturnType<typeof useSearch>, 'chips' | 'isSearching' | 'isFetching'>; count: number };

function State({ search, count }: StateProps) {
  const t = useTranslations('search');
  const unknown = search.chips.find(({ isUnknown }) => isUnknown);
  if (unknown) return t(`unknown.${unknown.key}`, { value: unknown.text });
  if (search.isFetching) return t('searching');
  if (count === 0) return t('nothing');
  return search.isSearching ? t('found', { count }) : t('hint');
}
