import { socialProviders } from '@parley/contract/social';
import { redirect } from 'next/navigation';
import { SocialSignUp } from '@/features/social/social-sign-up';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { providerName } from '@/ui/provider-name';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

// The ticket in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('signup', 'title', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ provider?: string; ticket?: string }> };

export default async function SocialSignUpPage({ searchParams }: Props) {
  const t = await serverTranslations('signup');
  const social = await serverTranslations('social');
  const { provider, ticket } = await searchParams;
  const found = socialProviders.find((one) => one === provider);
  if (!found || typeof ticket !== 'string') redirect('/signup');
  return (
    <QuietPage
      title={t('heading')}
      lead={social('signUpLead', { provider: providerName[found] })}
      aside={<TextLink href="/signup">{social('backToSignUp')}</TextLink>}
      promise={t('promise')}
    >
      <SectionMessages section="entry">
        <SocialSignUp provider={found} ticket={ticket} />
      </SectionMessages>
    </QuietPage>
  );
}
