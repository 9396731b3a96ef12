'use client';
import { useTranslations } from 'use-intl';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { QuietPage } from '@/ui/quiet-page';

/** What stands when a page could not be drawn. The cause stays on the server. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('ui');
  return (
    <QuietPage title={t('pageFailed')}>
      <div className="flex flex-col items-start gap-5">
        <Alert className="self-stretch">{t('pageFailedWhy')}</Alert>
        <Button variant="primary" onClick={reset}>
          {t('tryAgain')}
        </Button>
      </div>
    </QuietPage>
  );
}
