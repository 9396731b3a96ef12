'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Roster } from './roster.tsx';
import { TextForm } from './text-form.tsx';

type Props = { slug: string; drawText: (body: string) => ReactNode };

/** The firm's text for acceptable use, and who has signed it. */
export function AcceptableUsePage({ slug, drawText }: Props) {
  const t = useTranslations('acceptableUse');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const text = useQuery(trpc.acceptableUse.get.queryOptions());
  const withdraw = useMutation(
    trpc.acceptableUse.withdraw.mutationOptions({
      onSuccess: async (view) => {
        queryClient.setQueryData(trpc.acceptableUse.get.queryKey(), view);
        await queryClient.invalidateQueries(trpc.acceptableUse.roster.queryFilter());
        setIsAsking(false);
      },
    }),
  );
  const current = text.data?.current;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {text.isPending ? (
        <Skeleton className="h-64 rounded-xl" />
      ) : text.isError ? (
        <Alert>{errorText(text.error)}</Alert>
      ) : (
        <>
          {current && (
            <Banner
              tone="seal"
              title={t('inForce', { version: current.version, date: formatDate(current.publishedAt) })}
              acts={
                <Button size="sm" onClick={() => setIsAsking(true)}>
                  {t('withdraw')}
                </Button>
              }
            >
              {t(current.closesChat ? 'inForceClosed' : 'inForceOpen')}
            </Banner>
          )}
          {current && (
            <PageSection title={t('rosterTitle')} lead={t('rosterLead')}>
              <Roster slug={slug} />
            </PageSection>
          )}
          <PageSection title={t(current ? 'newVersion' : 'firstVersion')} lead={t('textLead')}>
            <TextForm key={current?.version ?? 0} current={current ?? null} drawText={drawText} />
          </PageSection>
        </>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('withdrawAsk')}
        action={t('withdraw')}
        danger
        pending={withdraw.isPending}
        error={withdraw.isError ? errorText(withdraw.error) : undefined}
        onConfirm={() => withdraw.mutate()}
      >
        {t('withdrawLead')}
      </ConfirmDialog>
    </>
  );
}
