'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Skeleton } from '@/ui/skeleton';
import { CopyLine } from './copy-line.tsx';
import { DirectoryLog } from './directory-log.tsx';

/** SCIM: the firm's directory makes, changes and deactivates people and groups. The token is shown once. */
export function DirectorySection() {
  const t = useTranslations('singleSignOn.directory');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const scim = useQuery(trpc.scim.get.queryOptions());
  const [asks, setAsks] = useState<'renew' | 'end' | null>(null);
  const refresh = () => {
    setAsks(null);
    void queryClient.invalidateQueries(trpc.scim.get.queryFilter());
  };
  const make = useMutation(trpc.scim.makeToken.mutationOptions({ onSuccess: refresh }));
  const end = useMutation(
    trpc.scim.endToken.mutationOptions({
      onSuccess: () => {
        make.reset();
        refresh();
      },
    }),
  );
  if (scim.isPending) return <Skeleton className="h-24 rounded-lg" />;
  if (scim.isError)
    return <Alert acts={<Button onClick={() => void scim.refetch()}>{ui('tryAgain')}</Button>}>{errorText(scim.error)}</Alert>;
  const { token, url, people, groups, requests } = scim.data;
  const when = (iso: string) => new Date(iso).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const problem = make.error ?? end.error;
  return (
    <div className="flex flex-col gap-4">
      <dl className="border-t border-line">
        <CopyLine label={t('url')} value={url} />
        {make.data && token && <CopyLine label={t('token')} value={make.data.token} />}
      </dl>
      {make.data && token && <Banner tone="amber">{t('shownOnce')}</Banner>}
      {token ? (
        <>
          <p className="text-ink-2">
            {t('madeAt', { date: when(token.createdAt) })}{' '}
            {token.lastUsedAt ? t('usedAt', { date: when(token.lastUsedAt) }) : t('neverUsed')} {t('counts', { people, groups })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsks('renew')}>{t('renew')}</Button>
            <Button variant="quiet" onClick={() => setAsks('end')}>
              {t('end')}
            </Button>
          </div>
          <DirectoryLog requests={requests} />
        </>
      ) : (
        <Button className="self-start" pending={make.isPending} onClick={() => make.mutate()}>
          {t('make')}
        </Button>
      )}
      {problem && !asks && <Alert>{errorText(problem)}</Alert>}
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={(isOpen) => !isOpen && setAsks(null)}
        title={t(asks === 'end' ? 'end' : 'renew')}
        action={t(asks === 'end' ? 'end' : 'renew')}
        danger={asks === 'end'}
        pending={make.isPending || end.isPending}
        error={problem ? errorText(problem) : undefined}
        onConfirm={() => (asks === 'end' ? end.mutate() : make.mutate())}
      >
        {t(asks === 'end' ? 'endText' : 'renewText')}
      </ConfirmDialog>
    </div>
  );
}
