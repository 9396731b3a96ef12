import { ConfirmAddress } from '@/features/account/confirm-address';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('account', 'confirmTitle', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string }> };

export default async function ConfirmPage({ searchParams }: Props) {
  const t = await serverTranslations('account');
  const { token } = await searchParams;
  return (
    <QuietPage title={t('confirmTitle')}>
      {typeof token === 'string' ? (
        <SectionMessages section="entry">
          <ConfirmAddress token={token} />
        </SectionMessages>
      ) : (
        <Alert>{t('confirmIncomplete')}</Alert>
      )}
    </QuietPage>
  );
}
