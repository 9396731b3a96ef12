'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { usePreferences } from '@/lib/use-preferences';
import { useFeed, type FeedContextValue } from '../message/feed-context.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { litKeywords } from '../notifications/lit-keywords.tsx';
import type { MarkdownPeople } from './markdown.tsx';
import { useMarkdownPlaces } from './use-markdown-places.ts';

const showPerson = (id: string) => openPane({ kind: 'person', id });

/** What all texts of a feed need to know of this workspace: made once for the feed, not once for each message. */
export function useFeedMarkdown({
  nameOf,
  localPath,
}: Pick<FeedContextValue, 'nameOf' | 'localPath'>): FeedContextValue['markdown'] {
  const places = useMarkdownPlaces();
  const { keywords } = usePreferences();
  const t = useTranslations('message');
  return useMemo(
    () => ({
      nameOf,
      localPath,
      onPerson: showPerson,
      litText: litKeywords(keywords),
      ...places,
      words: {
        someone: t('someone'),
        channel: t('aChannel'),
        group: t('aGroup'),
        table: t('table'),
        done: t('taskDone'),
        toDo: t('taskOpen'),
      },
    }),
    [nameOf, localPath, keywords, places, t],
  );
}

/** The same for one text. The same object until something of it changes. */
export function useMarkdownPeople(mentioned: readonly string[]): MarkdownPeople {
  const { markdown } = useFeed();
  return useMemo(() => ({ ...markdown, mentioned }), [markdown, mentioned]);
}
