'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';

/** Ends the mails to the absent after a press: programs that look at links in mails must not do it. */
export function StopMails({ token }: { token: string }) {
  const t = useTranslations('preferences');
  const stop = useMutation(useTRPC().preference.stopMails.mutationOptions());
  if (stop.isSuccess) return <Banner tone="seal">{t('stopped')}</Banner>;
  return (
    <div className="flex flex-col items-start gap-5">
      <p className="text-ink-2">{t('stopWords')}</p>
      {stop.isError && <Alert className="self-stretch">{errorText(stop.error)}</Alert>}
      <Button variant="primary" pending={stop.isPending} onClick={() => stop.mutate({ token })}>
        {t('stop')}
      </Button>
    </div>
  );
}
