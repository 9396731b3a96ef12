'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JournalNote } from '@parley/contract/journal';
import { journalFailures } from '@parley/contract/journal';
import { useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';

/** What happened with a target, newest first. */
export function TargetNotes({ targetId }: { targetId: string }) {
  const t = useTranslations('journal');
  const pages = useInfiniteQuery(
    useTRPC().journal.notes.infiniteQueryOptions({ targetId }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Paged
      pages={pages}
      loading={<Skeleton className="h-16 rounded-lg" />}
      none={<p className="pt-1 text-[13.5px] text-ink-3">{t('noTrail')}</p>}
      more={t('moreTrail')}
    >
      {(notes) => (
        <Table label={t('trail')}>
          <thead>
            <tr>
              <HeadCell>{t('when')}</HeadCell>
              <HeadCell>{t('what')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {notes.map((note) => (
              <tr key={note.id}>
                <Cell className="whitespace-nowrap text-ink-2 tabular-nums">{formatMoment(note.at)}</Cell>
                <Cell>
                  <Note note={note} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Paged>
  );
}

function Note({ note }: { note: JournalNote }) {
  const t = useTranslations('journal');
  const failure = journalFailures.find((one) => one === note.detail);
  const place = (
    <code dir="ltr" title={note.streamId ?? ''} className="font-mono text-[12.5px] text-ink-3">
      {note.streamId?.slice(-8)}
    </code>
  );
  switch (note.kind) {
    case 'delivered':
      return (
        <>
          {t('note.delivered', { from: note.from ?? 0, to: note.to ?? 0 })} {place}
        </>
      );
    case 'fileLeftOut':
      return (
        <>
          {t('note.fileLeftOut', { entry: note.from ?? 0 })} {place}
        </>
      );
    case 'tested':
      return failure ? t('testFailed', { why: t(`failure.${failure}`) }) : t('testPassed');
    default:
      return t(`failure.${failure ?? 'internal'}`);
  }
}
