'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Or } from '@/ui/or';
import { QuietPage } from '@/ui/quiet-page';
import { Skeleton } from '@/ui/skeleton';
import { JoinForm } from './join-form.tsx';

/** Shows whose invitation the token is, and lets the person in. `otherWays` take the place of the form. */
export function AcceptInvitation({ token, otherWays }: { token: string; otherWays: ReactNode }) {
  const t = useTranslations('invitation');
  const trpc = useTRPC();
  const found = useQuery(trpc.invitation.find.queryOptions({ token }, { staleTime: Infinity }));

  if (found.isPending) return <Opening />;
  if (found.isError)
    return (
      <QuietPage title={t('cannotOpen')}>
        <div className="flex flex-col items-start gap-5">
          <Alert className="self-stretch">{errorText(found.error)}</Alert>
          <p className="text-ink-2">{t('once')}</p>
          <Button onClick={() => void found.refetch()} pending={found.isFetching}>
            {t('tryAgain')}
          </Button>
        </div>
      </QuietPage>
    );
  const { workspaceName, inviterName, email, needsApproval } = found.data;
  return (
    <QuietPage
      title={t('join', { workspace: workspaceName })}
      lead={needsApproval ? t('confirmed', { email, workspace: workspaceName }) : t('invitedBy', { inviter: inviterName, email })}
      promise={t('promise')}
    >
      <JoinForm token={token} invitation={found.data} />
      {otherWays && !needsApproval && (
        <div className="mt-5 flex flex-col gap-5">
          <Or />
          {otherWays}
          <p className="text-sm text-ink-3">{t('sameAddress', { email })}</p>
        </div>
      )}
    </QuietPage>
  );
}

function Opening() {
  const t = useTranslations('invitation');
  return (
    <QuietPage title={t('opening')}>
      <div role="status" aria-label={t('opening')} className="flex flex-col gap-5">
        <Skeleton className="h-11 rounded-lg" />
        <Skeleton className="h-11 rounded-lg" />
        <Skeleton className="h-11 w-40 rounded-lg" />
      </div>
    </QuietPage>
  );
}
