'use client';
import { useLayoutEffect, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Tabs } from '@/ui/tabs';
import { ChannelResults } from './channel-results.tsx';
import { FileResults } from './file-results.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MessageResults } from './message-results.tsx';
import { PeopleResults } from './people-results.tsx';
import { moveAmongResults } from './result-keys.ts';
import { recallPlace, rememberPlace } from './results-memory.ts';
import { SearchField } from './search-field.tsx';
import { SearchStart } from './search-start.tsx';
import { searchTabs, type SearchTab } from './search-path.ts';
import { useAsked } from './use-asked.ts';
import { useResults } from './use-results.ts';

/** Everything that answers a question, in four lists; the address holds the question, so that Back returns to it. */
export function SearchView() {
  const t = useTranslations('search');
  const format = useFormatter();
  const asked = useAsked();
  const { text, tab, sort, resolved } = asked;
  const results = useResults(resolved, sort);
  const key = JSON.stringify([text, tab, sort]);
  const scroller = useRef<HTMLDivElement>(null);
  // The scroll position is the browser's: the list stands where it was left.
  useLayoutEffect(() => {
    const place = recallPlace(key);
    scroller.current?.scrollTo({ top: place?.top ?? 0 });
    if (place?.result)
      scroller.current?.querySelector<HTMLElement>(`[data-result="${place.result}"]`)?.focus({ preventScroll: true });
  }, [key]);

  const count = (items: number, hasMore: boolean) => `${format.number(items)}${hasMore ? '+' : ''}`;
  const loaded = (found: typeof results.messages | typeof results.files) =>
    found.data &&
    count(
      found.data.pages.reduce((sum, page) => sum + page.items.length, 0),
      found.hasNextPage,
    );
  const counts: Record<SearchTab, string | undefined> = {
    messages: loaded(results.messages),
    files: results.areFilesMeant ? loaded(results.files) : undefined,
    people: count(results.people.length, false),
    channels: count(results.channels.length, false),
  };
  const panels: Record<SearchTab, () => React.ReactNode> = {
    messages: () => <MessageResults found={results.messages} words={resolved.input.query} />,
    files: () => <FileResults found={results.files} areMeant={results.areFilesMeant} words={resolved.input.query} />,
    people: () => <PeopleResults people={results.people} words={resolved.input.query} />,
    channels: () => <ChannelResults channels={results.channels} words={resolved.input.query} />,
  };
  const unknown = resolved.chips.find(({ isUnknown }) => isUnknown);

  return (
    <div
      ref={scroller}
      data-region="messages"
      tabIndex={-1}
      className="on-paper h-full overflow-y-auto bg-paper outline-none"
      onScroll={(event) => rememberPlace(key, { top: event.currentTarget.scrollTop })}
      onClickCapture={(event) => {
        const result = (event.target as Element).closest<HTMLElement>('[data-result]')?.dataset['result'];
        if (result) rememberPlace(key, { result });
      }}
      onKeyDown={moveAmongResults}
    >
      <header className="sticky top-0 z-10 border-b border-line bg-paper px-6 pt-5 max-[719px]:px-4 max-[719px]:pt-4">
        <h1 className="place pb-3 text-3xl max-[719px]:sr-only">{t('searchTitle')}</h1>
        <SearchField key={text} text={text} onAsk={asked.ask} />
        <FilterBar text={text} chips={resolved.chips} onAsk={asked.ask} />
      </header>
      {unknown ? (
        <p role="alert" className="px-6 py-5 text-amber-text max-[719px]:px-4">
          {t(`unknown.${unknown.key}`, { value: unknown.text })}
        </p>
      ) : results.enabled ? (
        <Tabs
          label={t('results')}
          value={tab}
          onChange={(next) => asked.show({ tab: next })}
          className="[&>[role=tablist]]:mx-6 [&>[role=tablist]]:mt-1 max-[719px]:[&>[role=tablist]]:mx-4"
          tabs={searchTabs.map((value) => ({
            value,
            label: (
              <>
                {t(`tab.${value}`)}{' '}
                {counts[value] !== undefined && (
                  <span data-figures="" className="ms-0.5 text-xs font-normal text-ink-3">
                    {counts[value]}
                  </span>
                )}
              </>
            ),
            panel: value === tab && panels[value](),
          }))}
        />
      ) : (
        <SearchStart isTooShort={text !== ''} onAsk={asked.ask} />
      )}
    </div>
  );
}
