'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { MatterKeeping } from './matter-keeping.tsx';

/** Matters that keep what they gather by a rule of their own. Whoever may not know of them is told so above. */
export function KeepingMatters() {
  const t = useTranslations('retention');
  const pages = useInfiniteQuery(
    useTRPC().matter.keeping.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <PageSection title={t('ofMatter.matters')} lead={t('ofMatter.mattersLead')}>
      <Paged
        pages={pages}
        more={t('more')}
        loading={<Skeleton className="h-16 rounded-xl" />}
        none={<p className="text-[13.5px] text-ink-3">{t('ofMatter.noMatters')}</p>}
      >
        {(matters) => (
          <ul aria-label={t('ofMatter.matters')} className="flex flex-col gap-6">
            {matters.map((matter) => (
              <li key={matter.id}>
                <p className="pb-2">
                  <bdi className="font-semibold wrap-anywhere">{matter.name}</bdi>{' '}
                  <span className="text-sm text-ink-3">
                    {t('ofMatter.ledBy', { name: matter.lead })}
                    {matter.closedAt && ` · ${t('ofMatter.closedOn', { date: formatDate(matter.closedAt) })}`}
                  </span>
                </p>
                <MatterKeeping matter={matter} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </PageSection>
  );
}
