'use client';
import { useTranslations } from 'use-intl';
import { Select } from '@/ui/select';
import { limits } from '@parley/contract/limits';
import { searchSorts } from '@parley/contract/search-text';
import { channelTitle, isNamed } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { useChannel, useMe, useWorkspace } from '../state/chat-client.tsx';
import type { FoundMessage } from './jump-option.tsx';
import { MessageResult } from './message-result.tsx';
import { FetchedList } from '../shell/fetched-list.tsx';
import { useResultWords } from './use-result-words.ts';
import { useAsked } from './use-asked.ts';
import type { useResults } from './use-results.ts';

type Props = { found: ReturnType<typeof useResults>['messages']; words: string };

/** Messages, those that follow one another in one channel under its name. */
export function MessageResults({ found, words }: Props) {
  const t = useTranslations('search');
  const listWords = useResultWords();
  const { sort, show } = useAsked();
  const messages = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {messages.length > 1 && (
        <div className="flex max-w-[860px] justify-end px-6 pt-3 max-[719px]:px-4">
          <Select
            label={t('sort')}
            hideLabel
            size="sm"
            value={sort}
            onChange={(event) => show({ sort: searchSorts.find((one) => one === event.currentTarget.value) ?? 'newest' })}
            options={searchSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
          />
        </div>
      )}
      <FetchedList inset found={found} isEmpty={messages.length === 0} words={listWords}>
        {inRuns(messages).map((run) => (
          <Run key={run[0]?.id} messages={run} words={words} />
        ))}
        {sort === 'best' && !found.hasNextPage && (
          <p className="px-6 py-4 text-sm text-ink-3 max-[719px]:px-4">{t('bestOf', { count: limits.searchRanked })}</p>
        )}
      </FetchedList>
    </>
  );
}

function inRuns(messages: FoundMessage[]): FoundMessage[][] {
  const runs: FoundMessage[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run?.[0]?.channelId === message.channelId) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

function Run({ messages, words }: { messages: FoundMessage[]; words: string }) {
  const t = useTranslations('search');
  const me = useMe();
  const { slug } = useWorkspace();
  const [first] = messages;
  const mine = useChannel(first?.channelId ?? '');
  if (!first) return null;
  const title = mine ? channelTitle(mine.channel, me.id) : first.channelName ? `#${first.channelName}` : t('directMessage');
  return (
    <section aria-label={title} className="max-w-[860px] px-6 pt-4 max-[719px]:px-4">
      <h2 className="pb-1 text-sm font-semibold text-ink-2">
        <ChatLink href={channelPath(slug, first.channelId)} className="inline-flex items-center gap-1.5 rounded-sm hover:underline">
          {mine && isNamed(mine.channel) ? (
            <>
              <ChannelSign kind={mine.channel.kind} className="size-3.5 shrink-0" />
              <bdi>{mine.channel.name}</bdi>
            </>
          ) : (
            <bdi>{title}</bdi>
          )}
        </ChatLink>
      </h2>
      <ul>
        {messages.map((message) => (
          <MessageResult key={message.id} message={message} place={title} words={words} />
        ))}
      </ul>
    </section>
  );
}
