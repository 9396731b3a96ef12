'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { CodeDialog } from './code-dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

/** Below this, new recovery codes are offered before anybody is locked out. */
const few = 3;

/** The second step at sign-in: set up, renewed, turned off. */
export function SecondFactorSection() {
  const t = useTranslations('secondFactor');
  const account = useTranslations('account');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const factor = useQuery(trpc.account.secondFactor.queryOptions());
  const [act, setAct] = useState<'setUp' | 'renew' | 'turnOff' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = (recoveryCodes: string[] | null) => {
    setAct(null);
    setCodes(recoveryCodes);
    void queryClient.invalidateQueries(trpc.account.secondFactor.queryFilter());
    void queryClient.invalidateQueries(trpc.account.listSessions.queryFilter());
  };
  const { since = null, recoveryCodesLeft = 0 } = factor.data ?? {};
  return (
    <PageSection id="second-step" title={t('title')} lead={t('lead')}>
      {factor.isPending && <Skeleton className="h-9 w-56 rounded-lg" />}
      {factor.isError && (
        <Alert acts={<Button onClick={() => void factor.refetch()}>{account('tryAgain')}</Button>}>{errorText(factor.error)}</Alert>
      )}
      {factor.data && since === null && (
        <Button variant="primary" onClick={() => setAct('setUp')}>
          {t('setUp')}
        </Button>
      )}
      {since !== null && (
        <div className="flex max-w-xl flex-col items-start gap-3">
          <p>
            {t('onSince', { date: formatDate(since) })} {t('codesLeft', { count: recoveryCodesLeft })}
          </p>
          {recoveryCodesLeft < few && <Alert>{t('fewCodes')}</Alert>}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAct('renew')}>{t('renew')}</Button>
            <Button variant="danger" onClick={() => setAct('turnOff')}>
              {t('turnOff')}
            </Button>
          </div>
        </div>
      )}
      {act === 'setUp' && <SetUpDialog onClose={() => setAct(null)} onDone={done} />}
      {(act === 'renew' || act === 'turnOff') && <CodeDialog act={act} onClose={() => setAct(null)} onDone={done} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </PageSection>
  );
}
