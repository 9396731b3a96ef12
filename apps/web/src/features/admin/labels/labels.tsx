'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Fetched } from '@/ui/fetched';
import { BannerForm } from './banner-form.tsx';
import { LabelList } from './label-list.tsx';

/** The firm's labels, and its banner. */
export function Labels() {
  const t = useTranslations('labels');
  const labels = useQuery(useTRPC().label.list.queryOptions());
  return (
    <Fetched query={labels} words={{ loading: t('loading'), notYours: t('notYours'), notFetched: t('notFetched') }}>
      {(list) => (
        <>
          <LabelList list={list} />
          <BannerForm key={list.banner?.setAt ?? ''} banner={list.banner} />
        </>
      )}
    </Fetched>
  );
}
