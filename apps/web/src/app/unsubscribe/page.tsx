import { StopMails } from '@/features/account/stop-mails';
import { pageTitle, SectionMessages, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('preferences', 'stopTitle', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string }> };

export default async function UnsubscribePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await serverTranslations('preferences');
  return (
    <SectionMessages section="entry">
      <QuietPage title={t('stopTitle')}>
        {typeof token === 'string' ? <StopMails token={token} /> : <Alert>{t('linkIncomplete')}</Alert>}
      </QuietPage>
    </SectionMessages>
  );
}
