'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileLock2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { HeldFileRow } from './held-file-row.tsx';

/** Files that the scanner has closed, or that wait for it. */
export function HeldFileList() {
  const t = useTranslations('heldMessages');
  const pages = useInfiniteQuery(
    useTRPC().quarantine.files.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <div className="pt-4">
      <Paged
        pages={pages}
        loading={
          <div role="status" aria-label={t('loading')}>
            <Skeleton className="h-24 rounded-lg" />
          </div>
        }
        none={
          <EmptyState title={t('noFiles')} icon={<FileLock2 aria-hidden strokeWidth={1.5} />}>
            {t('noFilesLead')}
          </EmptyState>
        }
        more={t('more')}
      >
        {(items) => (
          <ul aria-label={t('tab.files')}>
            {items.map((item) => (
              <HeldFileRow key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Paged>
    </div>
  );
}
