'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { ArchiveFigures } from './archive-figures.tsx';
import { CheckpointTable } from './checkpoint-table.tsx';
import { Evidence } from './evidence.tsx';
import { Exports } from './exports.tsx';
import { HowToVerify } from './how-to-verify.tsx';
import { Promises } from './promises.tsx';
import { Standing } from './standing.tsx';

const lookEveryMs = 1_000;

/** What is kept, whether it still fits, and how to take it away. */
export function ArchivePage() {
  const t = useTranslations('archive');
  const ui = useTranslations('ui');
  const { data } = useBootstrap();
  const archive = useQuery(
    useTRPC().archive.get.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.check?.state === 'running' ? lookEveryMs : false),
    }),
  );
  return (
    <>
      <PageHead title={t('title')} lead={data && t('lead', { workspace: data.workspace.name })} />
      {archive.isPending && <Skeleton className="h-28 rounded-2xl" />}
      {archive.isError && (
        <Alert acts={<Button onClick={() => void archive.refetch()}>{ui('tryAgain')}</Button>}>{errorText(archive.error)}</Alert>
      )}
      {archive.data && (
        <>
          <Standing archive={archive.data} />
          <ArchiveFigures archive={archive.data} />
          <PageSection title={t('export.title')} lead={t('export.lead')}>
            {archive.data.canExport ? <Exports /> : <p className="text-ink-2">{t('export.ownersOnly')}</p>}
          </PageSection>
          {archive.data.canExport && <Evidence />}
          <HowToVerify keyId={archive.data.keyId} />
          <CheckpointTable canRotate={archive.data.canRotate} latest={archive.data.latest?.number ?? null} />
        </>
      )}
      <Promises />
    </>
  );
}
