import { LinkSignIn } from '@/features/invitation/link-sign-in';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('invitation', 'signIn', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string }> };

export default async function LinkSignInPage({ searchParams }: Props) {
  const t = await serverTranslations('invitation');
  const { token } = await searchParams;
  return (
    <QuietPage title={t('welcomeBack')} lead={t('welcomeBackLead')}>
      {typeof token === 'string' ? (
        <SectionMessages section="entry">
          <LinkSignIn token={token} />
        </SectionMessages>
      ) : (
        <Alert>{t('incomplete')}</Alert>
      )}
    </QuietPage>
  );
}
