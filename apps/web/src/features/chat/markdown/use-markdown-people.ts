'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { usePreferences } from '@/lib/use-preferences';
import { useFeed } from '../message/feed-context.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { litKeywords } from '../notifications/lit-keywords.tsx';
import type { MarkdownPeople } from './markdown.tsx';
import { useMarkdownPlaces } from './use-markdown-places.ts';

const showPerson = (id: string) => openPane({ kind: 'person', id });

/** What the text of one message needs to know of this workspace. The same object until something of it changes. */
export function useMarkdownPeople(mentioned: readonly string[]): MarkdownPeople {
  const { nameOf, localPath } = useFeed();
  const places = useMarkdownPlaces();
  const { keywords } = usePreferences();
  const t = useTranslations('message');
  return useMemo(
    () => ({
      mentioned,
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
    [mentioned, nameOf, localPath, keywords, places, t],
  );
}
