'use client';
import type { MyDataView } from '@parley/contract/subject-rights';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { formatDate, formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ProgressBar } from '@/ui/progress-bar';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';

const askAgainMs = 2_000;

/** One's own data in this workspace: asked for, put together in the background, and taken as a file. */
export function MyData() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const asked = useQuery(
    trpc.subject.myData.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.latest?.state === 'making' ? askAgainMs : false),
    }),
  );
  const ask = useMutation(
    trpc.subject.askForMyData.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.subject.myData.queryKey() }),
    }),
  );
  const latest = asked.data?.latest;
  return (
    <PageSection id="my-data" title={t('myData')} lead={t('myDataLead')}>
      {asked.isPending && <Skeleton className="h-9 w-48 rounded-lg" />}
      {asked.isError && (
        <Alert acts={<Button onClick={() => void asked.refetch()}>{t('tryAgain')}</Button>}>{errorText(asked.error)}</Alert>
      )}
      {latest && <Latest made={latest} />}
      {asked.data && latest?.state !== 'making' && (
        <Button pending={ask.isPending} onClick={() => ask.mutate()}>
          {t(latest ? 'askAgainForMyData' : 'askForMyData')}
        </Button>
      )}
      {ask.isError && (
        <Alert className="mt-3" title={t('myDataNotAsked')}>
          {errorText(ask.error)}
        </Alert>
      )}
    </PageSection>
  );
}

function Latest({ made }: { made: MyDataView }) {
  const t = useTranslations('account');
  if (made.state === 'making') return <Making made={made} />;
  if (made.state === 'ready') return <Ready made={made} />;
  const words = t(made.state === 'failed' ? 'myDataFailed' : 'myDataExpired', { at: formatMoment(made.askedAt) });
  return <p className="pb-3 text-[13.5px] text-ink-2">{words}</p>;
}

function Making({ made }: { made: MyDataView }) {
  const t = useTranslations('account');
  const { bytesDone, bytesTotal } = made;
  return (
    <div className="max-w-md">
      <ProgressBar label={t('myDataMaking')} share={bytesTotal > 0 ? bytesDone / bytesTotal : null} />
      <p role="status" className="pt-2 text-[13.5px] text-pretty text-ink-2">
        {t('myDataMakingLead')}
      </p>
    </div>
  );
}

function Ready({ made }: { made: MyDataView }) {
  const t = useTranslations('account');
  // The link is good for a minute: it is made when somebody wants it.
  const link = useMutation(useTRPC().subject.linkMyData.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  return (
    <div className="mb-4 flex max-w-xl flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{t('myDataReady')}</p>
        <p data-figures="" className="text-[13.5px] text-ink-3">
          {[
            formatMoment(made.askedAt),
            made.bytes !== null && formatBytes(made.bytes),
            made.expiresAt && t('myDataUntil', { day: formatDate(made.expiresAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Button variant="primary" pending={link.isPending} onClick={() => link.mutate({ exportId: made.id })}>
        <Download aria-hidden className="size-4" />
        {t('takeMyData')}
      </Button>
      {link.isError && <Alert className="w-full">{errorText(link.error)}</Alert>}
    </div>
  );
}
