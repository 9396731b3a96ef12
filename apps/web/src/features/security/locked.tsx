'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { MailHint } from '@/ui/mail-hint';

/** Somebody whom a firm's address ranges keep out: try again from elsewhere, or, for an owner, a way in by mail. */
export function Locked({ workspace, next }: { workspace: string; next: string }) {
  const t = useTranslations('door');
  const ask = useMutation(useTRPC().signInRule.requestRecovery.mutationOptions());
  return (
    <div className="flex flex-col items-start gap-5">
      <a href={next} className={buttonClass({ variant: 'primary' })}>
        {t('tryAgain')}
      </a>
      <div className="flex flex-col items-start gap-3">
        <p className="text-ink-2">{t('ownersWayIn')}</p>
        {ask.isSuccess ? (
          <Banner tone="seal" title={t('lookInMail')}>
            {t('lookInMailLead')}
            <MailHint hint={ask.data.mailHint} className="mt-2" />
          </Banner>
        ) : (
          <Button pending={ask.isPending} onClick={() => ask.mutate({ workspace })}>
            {t('sendRecovery')}
          </Button>
        )}
        {ask.isError && <Alert>{errorText(ask.error)}</Alert>}
      </div>
    </div>
  );
}
