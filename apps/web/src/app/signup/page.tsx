import { SignUpForm } from '@/features/signup/sign-up-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const generateMetadata = pageTitle('signup', 'title');

export default async function SignUpPage() {
  const t = await serverTranslations('signup');
  return (
    <QuietPage
      title={t('heading')}
      lead={t('lead')}
      aside={
        <>
          <span className="max-sm:hidden">{t('haveAccount')}</span> <TextLink href="/signin">{t('signIn')}</TextLink>
        </>
      }
      promise={t('promise')}
    >
      <SectionMessages section="entry">
        <SignUpForm />
      </SectionMessages>
    </QuietPage>
  );
}
