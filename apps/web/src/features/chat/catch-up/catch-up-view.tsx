'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ListFrame } from '../shell/list-frame.tsx';
import { ThreadList } from '../thread/thread-list.tsx';
import { useUnreadThreads } from '../thread/use-unread-threads.ts';
import { CatchUpCard } from './catch-up-card.tsx';
import { CatchUpProgress } from './catch-up-progress.tsx';
import { useCatchUpKeys } from './use-catch-up-keys.ts';
import { useReadAll, useUnreadChannels } from './use-unread-channels.ts';
import { useProgress } from './use-progress.ts';
import { useReadWithUndo } from './use-read-with-undo.ts';

/** What happened while one was away, what is meant for me first; put behind place by place, or all at once. */
export function CatchUpView() {
  const t = useTranslations('catchUp');
  const unread = useUnreadChannels();
  const threads = useUnreadThreads();
  const progress = useProgress(unread.map(({ channel }) => channel.id));
  const { readAll } = useReadAll();
  const { readOne, undo } = useReadWithUndo();
  const { list, onKeyDown } = useCatchUpKeys({ unread, readOne, undo });
  const messages = unread.reduce((sum, mine) => sum + mine.unread, 0);
  return (
    <ListFrame
      title={t('title')}
      words={messages > 0 ? t('summary', { messages, places: unread.length }) : undefined}
      act={messages > 0 && <Button onClick={() => void readAll()}>{t('readAll')}</Button>}
    >
      <CatchUpProgress {...progress} />
      {messages === 0 && threads === 0 && <EmptyState title={t('upToDate')}>{t('upToDateWords')}</EmptyState>}
      {messages > 0 && <p className="px-6 pt-3 text-xs text-ink-3 max-[719px]:hidden">{t('keys')}</p>}
      <ul
        ref={list}
        aria-label={t('places')}
        onKeyDown={onKeyDown}
        className="flex max-w-[820px] flex-col gap-3 px-6 py-4 max-[719px]:px-3"
      >
        {unread.map((mine) => (
          <CatchUpCard key={mine.channel.id} mine={mine} onRead={() => readOne(mine)} />
        ))}
      </ul>
      {threads > 0 && (
        <section aria-label={t('threads')}>
          <h2 className="place px-6 pt-4 text-xl max-[719px]:px-4">{t('threads')}</h2>
          <ThreadList only="unread" />
        </section>
      )}
    </ListFrame>
  );
}
