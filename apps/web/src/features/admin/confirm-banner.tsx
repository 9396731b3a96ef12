'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { MailHint } from '@/ui/mail-hint';

/** Until the address is confirmed one can look around, but not invite. */
export function ConfirmBanner({ email }: { email: string }) {
  const t = useTranslations('admin.confirm');
  const trpc = useTRPC();
  const resend = useMutation(trpc.account.resendConfirmation.mutationOptions());
  return (
    <div className="flex flex-col gap-2 pb-7">
      <Banner
        tone="amber"
        title={t('title')}
        acts={
          <Button size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
            {t('again')}
          </Button>
        }
      >
        {resend.isSuccess ? t('sent', { email }) : t('lead', { email })}
      </Banner>
      {resend.isSuccess && <MailHint hint={resend.data.mailHint} />}
      {resend.isError && <Alert>{errorText(resend.error)}</Alert>}
    </div>
  );
}
