'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { ChooseFile } from './choose-file.tsx';
import { ImportCard } from './import-card.tsx';

const lookEveryMs = 1_000;
const kinds = ['slack', 'mattermost', 'csv'] as const;

/** What a firm wrote elsewhere comes here: looked at first, then confirmed, then brought in by a job that shows how far it is. */
export function ImportPage() {
  const t = useTranslations('import');
  const { tenant } = useParams<{ tenant: string }>();
  const pages = useInfiniteQuery(
    useTRPC().import.list.infiniteQueryOptions(
      {},
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: ({ state }) =>
          state.data?.pages.some(({ items }) => items.some((one) => one.state === 'checking' || one.state === 'running'))
            ? lookEveryMs
            : false,
      },
    ),
  );
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <ChooseFile workspace={tenant} onSent={() => void pages.refetch()} />
      <div className="grid gap-8 pt-8 empty:hidden">
        <Paged pages={pages} loading={<Skeleton className="h-28 rounded-xl" />} more={t('more')}>
          {(items) => items.map((one) => <ImportCard key={one.id} job={one} slug={tenant} />)}
        </Paged>
      </div>
      <PageSection title={t('what')} lead={t('whatLead')}>
        <dl className="grid gap-x-10 gap-y-6 md:grid-cols-3">
          {kinds.map((kind) => (
            <div key={kind}>
              <dt className="font-semibold">{t(`kind.${kind}`)}</dt>
              <dd className="pt-1 text-[13.5px] text-pretty text-ink-2">{t(`how.${kind}`)}</dd>
              <dd className="pt-2 text-[13.5px] text-pretty text-ink-3">{t(`lacks.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </PageSection>
    </>
  );
}
