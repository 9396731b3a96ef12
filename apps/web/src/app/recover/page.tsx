import { Recover } from '@/features/security/recover';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('door', 'recover');

type Props = { searchParams: Promise<{ token?: string }> };

export default async function RecoverPage({ searchParams }: Props) {
  const t = await serverTranslations('door');
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  await requireSignedInPage(`/recover?token=${encodeURIComponent(given)}`);
  return (
    <QuietPage title={t('recover')} lead={t('recoverLead')}>
      <SectionMessages section="entry">
        <Recover token={given} />
      </SectionMessages>
    </QuietPage>
  );
}
