'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { ChooseFile } from './choose-file.tsx';
import { ImportCard } from './import-card.tsx';

const lookEveryMs = 1_000;
const kinds = ['slack', 'mattermost', 'csv'] as const;

/** What a firm wrote elsewhere comes here: looked at first, then confirmed, then brought in by a job that shows how far it is. */
export function ImportPage() {
  const t = useTranslations('import');
  const ui = useTranslations('ui');
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
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <ChooseFile workspace={tenant} onSent={() => void pages.refetch()} />
      {pages.isPending && <Skeleton className="mt-8 h-28 rounded-xl" />}
      {pages.isError && (
        <div className="pt-8">
          <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
        </div>
      )}
      {items.map((one) => (
        <ImportCard key={one.id} job={one} slug={tenant} />
      ))}
      {pages.hasNextPage && (
        <Button className="mt-6" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
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
