import { SocialEntry } from '@/features/social/social-entry';
import { SignUpForm } from '@/features/signup/sign-up-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { offeredSocialProviders } from '@/lib/session';
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
        <div className="flex flex-col gap-6">
          <SignUpForm />
          <SocialEntry providers={offeredSocialProviders()} next="/workspaces" isSignUp />
        </div>
      </SectionMessages>
    </QuietPage>
  );
}
