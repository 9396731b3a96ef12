'use client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';

/** Confirms as soon as the page is open in a browser: fetching the address alone, as mail scanners do, spends nothing. */
export function ConfirmAddress({ token }: { token: string }) {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const confirm = useMutation(trpc.account.confirmEmail.mutationOptions());
  const isAsked = useRef(false);

  // Speaks to the server once, also where React runs effects twice.
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    confirm.mutate({ token });
  });

  if (confirm.isSuccess)
    return (
      <div className="flex flex-col items-start gap-5">
        <Banner tone="seal" title={t('confirmed')} className="self-stretch">
          {t('mayInvite')}
        </Banner>
        <a className={buttonClass({ variant: 'primary', size: 'lg' })} href="/workspaces">
          {t('open')}
        </a>
      </div>
    );
  if (confirm.isError)
    return (
      <div className="flex flex-col items-start gap-5">
        <Alert className="self-stretch">{errorText(confirm.error)}</Alert>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => confirm.mutate({ token })}>{t('tryAgain')}</Button>
          <a className={buttonClass({ variant: 'quiet' })} href="/workspaces">
            {t('open')}
          </a>
        </div>
      </div>
    );
  return (
    <p role="status" className="text-ink-2">
      {t('confirming')}
    </p>
  );
}
