'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { BannerForm } from './banner-form.tsx';
import { LabelList } from './label-list.tsx';

/** The firm's labels, and its banner. */
export function Labels() {
  const t = useTranslations('labels');
  const ui = useTranslations('ui');
  const labels = useQuery(useTRPC().label.list.queryOptions());
  if (labels.isPending)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-40 rounded-lg" />
      </div>
    );
  if (labels.error) {
    if (toErrorBody(labels.error).code === 'FORBIDDEN') return <Banner title={t('notYours')}>{errorText(labels.error)}</Banner>;
    const again = (
      <Button pending={labels.isFetching} onClick={() => void labels.refetch()}>
        {ui('tryAgain')}
      </Button>
    );
    return (
      <Alert title={t('notFetched')} acts={again}>
        {errorText(labels.error)}
      </Alert>
    );
  }
  return (
    <>
      <LabelList list={labels.data} />
      <BannerForm key={labels.data.banner?.setAt ?? ''} banner={labels.data.banner} />
    </>
  );
}
