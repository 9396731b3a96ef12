'use client';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/ui/button-class';
import { QuietFrame } from '@/ui/quiet-frame';

/** What stands when a page could not be drawn. The cause stays on the server. It comes with every page, and so is kept small. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('ui');
  return (
    <QuietFrame title={t('pageFailed')} lead={<span role="alert">{t('pageFailedWhy')}</span>}>
      <button type="button" className={buttonClass({ variant: 'primary' })} onClick={reset}>
        {t('tryAgain')}
      </button>
    </QuietFrame>
  );
}
