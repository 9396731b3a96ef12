'use client';
import type { heldTabs } from '@parley/contract/quarantine';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { HeldMessageRow } from './held-message-row.tsx';

/** Asked again while one looks: others write, and others decide. */
const askAgainMs = 15_000;

export function HeldMessageList({ tab }: { tab: (typeof heldTabs)[number] }) {
  const t = useTranslations('heldMessages');
  const pages = useInfiniteQuery(
    useTRPC().quarantine.list.infiniteQueryOptions(
      { tab },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: askAgainMs },
    ),
  );
  const isAlone = pages.data?.pages[0]?.hasOthers === false;
  const none = (
    <EmptyState title={t(`none.${tab}`)} icon={<Hourglass aria-hidden strokeWidth={1.5} />}>
      {t(`noneLead.${tab}`)}
    </EmptyState>
  );
  return (
    <div className="pt-4">
      {isAlone && (
        <Banner tone="amber" className="mb-4" title={t('alone')} acts={<ToPermissions />}>
          {t('aloneLead')}
        </Banner>
      )}
      <Paged
        pages={pages}
        loading={
          <div role="status" aria-label={t('loading')}>
            <Skeleton className="h-24 rounded-lg" />
          </div>
        }
        none={none}
        more={t('more')}
      >
        {(items) => (
          <ul aria-label={t(`tab.${tab}`)}>
            {items.map((item) => (
              <HeldMessageRow key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Paged>
    </div>
  );
}
