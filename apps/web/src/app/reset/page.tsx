import { ResetForm } from '@/features/signin/reset-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('signin', 'choose', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string }> };

export default async function ResetPage({ searchParams }: Props) {
  const t = await serverTranslations('signin');
  const { token } = await searchParams;
  return (
    <QuietPage title={t('choose')} lead={t('chooseLead')}>
      {typeof token === 'string' ? (
        <SectionMessages section="entry">
          <ResetForm token={token} />
        </SectionMessages>
      ) : (
        <Alert>{t.rich('incomplete', { ask: (words) => <TextLink href="/forgot">{words}</TextLink> })}</Alert>
      )}
    </QuietPage>
  );
}
