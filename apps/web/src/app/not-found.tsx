import Link from 'next/link';
import { pageTitle, serverTranslations } from '@/lib/i18n/server';
import { buttonClass } from '@/ui/button-class';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('ui', 'nothingHere');

export default async function NotFound() {
  const t = await serverTranslations('ui');
  return (
    <QuietPage title={t('nothingHereTitle')} lead={t('nothingHereLead')}>
      <Link href="/workspaces" className={buttonClass({ variant: 'primary' })}>
        {t('yourWorkspaces')}
      </Link>
    </QuietPage>
  );
}
