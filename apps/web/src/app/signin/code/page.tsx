import { socialProviders } from '@parley/contract/social';
import { redirect } from 'next/navigation';
import { providerName } from '@/ui/provider-name';
import { SocialCode } from '@/features/social/social-code';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

// The ticket in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('social', 'codeTitle', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ provider?: string; ticket?: string }> };

export default async function SocialCodePage({ searchParams }: Props) {
  const t = await serverTranslations('social');
  const { provider, ticket } = await searchParams;
  const found = socialProviders.find((one) => one === provider);
  if (!found || typeof ticket !== 'string') redirect('/signin');
  return (
    <QuietPage
      title={t('codeTitle')}
      lead={t('codeLead', { provider: providerName[found] })}
      aside={<TextLink href="/signin">{t('backToSignIn')}</TextLink>}
    >
      <SectionMessages section="entry">
        <SocialCode provider={found} ticket={ticket} />
      </SectionMessages>
    </QuietPage>
  );
}
