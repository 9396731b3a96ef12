import { pageTitle, serverTranslations } from '@/lib/i18n/server';
import { buttonClass } from '@/ui/button-class';
import { QuietFrame } from '@/ui/quiet-frame';

export const generateMetadata = pageTitle('ui', 'nothingHere');

export default async function NotFound() {
  const t = await serverTranslations('ui');
  return (
    <QuietFrame title={t('nothingHereTitle')} lead={t('nothingHereLead')}>
      <a href="/workspaces" className={buttonClass({ variant: 'primary' })}>
        {t('yourWorkspaces')}
      </a>
    </QuietFrame>
  );
}
