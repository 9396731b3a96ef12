import { ForgotForm } from '@/features/signin/forgot-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('signin', 'setNew');

export default async function ForgotPage() {
  const t = await serverTranslations('signin');
  return (
    <QuietPage title={t('setNew')} lead={t('setNewLead')}>
      <SectionMessages section="entry">
        <ForgotForm />
      </SectionMessages>
    </QuietPage>
  );
}
