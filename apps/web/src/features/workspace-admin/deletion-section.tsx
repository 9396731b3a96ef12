'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { DeletionDialog } from './deletion-dialog.tsx';

/** The end of the workspace: asked for by an owner, waited for, called off by any owner. */
export function DeletionSection({ name }: { name: string }) {
  const t = useTranslations('workspace.deletion');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: bootstrap } = useBootstrap();
  const [isAsking, setIsAsking] = useState(false);
  const deletion = useQuery(trpc.workspace.deletion.queryOptions());
  const cancel = useMutation(
    trpc.workspace.cancelDeletion.mutationOptions({
      onSuccess: (view) => queryClient.setQueryData(trpc.workspace.deletion.queryKey(), view),
    }),
  );
  if (deletion.isPending) return <Skeleton className="h-16 rounded-lg" />;
  if (deletion.isError) return <Alert>{errorText(deletion.error)}</Alert>;
  const isOwner = bootstrap?.me.role === 'owner';
  const { deletion: asked, coolingDays } = deletion.data;
  if (asked)
    return (
      <>
        <Banner
          tone="amber"
          title={t('due', { date: formatDate(asked.dueAt) })}
          acts={
            isOwner && (
              <Button size="sm" pending={cancel.isPending} onClick={() => cancel.mutate()}>
                {t('cancel')}
              </Button>
            )
          }
        >
          {t(isOwner ? 'dueLead' : 'dueLeadOthers', { name: asked.askedBy })}
        </Banner>
        {cancel.isError && <Alert className="mt-3">{errorText(cancel.error)}</Alert>}
      </>
    );
  if (!isOwner) return <p className="text-ink-2">{t('ownersOnly')}</p>;
  return (
    <>
      <p className="max-w-[72ch] pb-4 text-ink-2">{t('what', { days: coolingDays })}</p>
      <Button variant="danger" onClick={() => setIsAsking(true)}>
        {t('ask')}
      </Button>
      {isAsking && <DeletionDialog name={name} days={coolingDays} onClose={() => setIsAsking(false)} />}
    </>
  );
}
