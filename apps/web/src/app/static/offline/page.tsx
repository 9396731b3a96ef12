import { pageTitle, serverTranslations } from '@/lib/i18n/server';
import { QuietFrame } from '@/ui/quiet-frame';
import { TryAgain } from '@/features/chat/shell/try-again';

export const generateMetadata = pageTitle('shell', 'offline');

/** What the worker shows where there is neither a network nor a page kept of this place. */
export default async function OfflinePage() {
  const t = await serverTranslations('shell');
  return (
    <QuietFrame title={t('offline')} lead={t('offlineWords')}>
      <TryAgain>{t('tryAgain')}</TryAgain>
    </QuietFrame>
  );
}
