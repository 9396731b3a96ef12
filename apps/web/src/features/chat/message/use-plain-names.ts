'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { PlainNames } from '../markdown/plain-text.ts';
import { useMarkdownPlaces } from '../markdown/use-markdown-places.ts';
import { useNameOf } from '../state/chat-client.tsx';

/** What a message in one line needs to name whom and what it speaks of, outside a feed. */
export function usePlainNames(): PlainNames {
  const nameOf = useNameOf();
  const { channelOf, groupOf } = useMarkdownPlaces();
  const t = useTranslations('message');
  return useMemo(
    () => ({ nameOf, channelOf, groupOf, words: { someone: t('someone'), channel: t('aChannel'), group: t('aGroup') } }),
    [nameOf, channelOf, groupOf, t],
  );
}
