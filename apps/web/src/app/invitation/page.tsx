import { AcceptInvitation } from '@/features/invitation/accept-invitation';
import { SocialEntry } from '@/features/social/social-entry';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { offeredSocialProviders } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('invitation', 'title', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string }> };

export default async function InvitationPage({ searchParams }: Props) {
  const t = await serverTranslations('invitation');
  const { token } = await searchParams;
  const providers = offeredSocialProviders();
  if (typeof token === 'string')
    return (
      <SectionMessages section="entry">
        <AcceptInvitation
          token={token}
          otherWays={providers.length > 0 && <SocialEntry providers={providers} invitation={token} />}
        />
      </SectionMessages>
    );
  return (
    <QuietPage title={t('cannotOpen')}>
      <Alert>{t('incomplete')}</Alert>
    </QuietPage>
  );
}
