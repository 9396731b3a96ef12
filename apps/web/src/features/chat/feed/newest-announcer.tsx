'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import type { PlainNames } from '../markdown/plain-text.ts';
import { messageWords } from '../message/message-words.ts';

type Props = { newest: MessageView | undefined; myId: string; names: PlainNames };

/**
 * The one polite voice of the chat: says the newest message of the open channel. The list itself is silent, since its
 * rows come and go as one scrolls and would all be read out.
 */
export function NewestAnnouncer({ newest, myId, names }: Props) {
  const t = useTranslations('message');
  const [words, setWords] = useState('');
  const heard = useRef<number | null>(null);
  // Speaks to the screen reader, which only hears changes; what was there on opening is not news.
  useEffect(() => {
    const seq = newest?.seq ?? 0;
    const isNews = heard.current !== null && seq > heard.current;
    heard.current = Math.max(seq, heard.current ?? 0);
    if (isNews && newest && newest.author.memberId !== myId && !newest.deletedAt)
      setWords(`${newest.author.name}: ${messageWords(newest, names, t) || t('sentFile')}`);
  }, [newest, myId, names, t]);
  return (
    <span className="sr-only" role="status" aria-live="polite">
      {words}
    </span>
  );
}
