'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTRPC } from '@/lib/trpc';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { useOpenDirect } from '../channel/use-open-direct.ts';
import { channelPath, messagePath } from '../shell/chat-location.ts';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChannels, useMe, useMembers, useWorkspace } from '../state/chat-client.tsx';
import { JumpOption, type JumpEntry } from './jump-option.tsx';
import { rankPlaces } from './rank-places.ts';

const searchFrom = 2;

/** Channels and people from what is at hand, at once; messages from the server, below. */
export function JumpDialog() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { slug } = useWorkspace();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const entries = usePlaces(query);
  const words = useSettled(query.trim(), 180);
  const found = useQuery({
    ...useTRPC().message.search.queryOptions({ query: words }),
    enabled: words.length >= searchFrom,
    placeholderData: keepPreviousData,
  });
  const isSearching = query.trim().length >= searchFrom;
  const messages: JumpEntry[] = isSearching
    ? (found.data?.items ?? []).map((message) => ({ kind: 'message', key: message.id, message }))
    : [];
  const all = [...entries, ...messages];
  const index = Math.min(active, all.length - 1);
  const openDirect = useOpenDirect();

  const choose = (entry: JumpEntry | undefined) => {
    if (!entry) return;
    if (entry.kind === 'person') return openDirect.mutate({ memberIds: [entry.member.id] }, { onSuccess: closeDialog });
    closeDialog();
    goTo(entry.kind === 'channel' ? channelPath(slug, entry.mine.channel.id) : messagePath(slug, entry.message));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((index + 1) % Math.max(1, all.length));
    else if (event.key === 'ArrowUp') setActive((index - 1 + all.length) % Math.max(1, all.length));
    else if (event.key === 'Enter') choose(all[index]);
    else return;
    event.preventDefault();
  };
  const option = (entry: JumpEntry, position: number) => (
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

  return (
    <Dialog
      title="Search or jump to"
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
          ref={field}
          type="text"
          aria-label="Search or jump to"
          placeholder="Search or jump to"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={all[index] ? `${id}-${index}` : undefined}
          autoComplete="off"
          spellCheck={false}
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
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        tabIndex={-1}
        className="max-h-[min(60vh,480px)] min-h-24 overflow-y-auto p-2 outline-none"
      >
        {entries.length > 0 && (
          <div role="group" aria-labelledby={`${id}-places`}>
            <p id={`${id}-places`} role="presentation" className="px-2.5 pt-1 pb-1 text-xs font-medium text-ink-3">
              {query.trim() ? 'Channels and people' : 'Where to'}
            </p>
            {entries.map((entry, position) => option(entry, position))}
          </div>
        )}
        {messages.length > 0 && (
          <div role="group" aria-labelledby={`${id}-messages`}>
            <p id={`${id}-messages`} role="presentation" className="px-2.5 pt-3 pb-1 text-xs font-medium text-ink-3">
              Messages
            </p>
            {messages.map((entry, position) => option(entry, entries.length + position))}
          </div>
        )}
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-sm text-ink-3">
        {found.error && isSearching
          ? refusalText(found.error)
          : openDirect.error
            ? refusalText(openDirect.error)
            : stateWords({ isSearching, isFetching: found.isFetching || words !== query.trim(), count: all.length })}
      </p>
    </Dialog>
  );
}

function stateWords({ isSearching, isFetching, count }: { isSearching: boolean; isFetching: boolean; count: number }): string {
  if (isSearching && isFetching) return 'Searching the messages…';
  if (count === 0) return 'Nothing found. Try fewer or other words.';
  return isSearching ? `${count} found` : 'Type to search every message you can read.';
}

function usePlaces(query: string): JumpEntry[] {
  const channels = useChannels();
  const members = useMembers();
  const { id: myId } = useMe();
  return useMemo(
    () => rankPlaces({ channels, members, myId, query, limit: query.trim() ? 6 : 8 }),
    [channels, members, myId, query],
  );
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  // The clock: asks the server only when typing pauses.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
