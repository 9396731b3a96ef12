import { LinkRequest } from '@/features/invitation/link-request';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { QuietPage } from '@/ui/quiet-page';
import { TextLink } from '@/ui/text-link';

export const generateMetadata = pageTitle('invitation', 'signIn');

type Props = { searchParams: Promise<{ email?: string }> };

export default async function LinkPage({ searchParams }: Props) {
  const t = await serverTranslations('invitation');
  const { email } = await searchParams;
  return (
    <QuietPage title={t('linkTitle')} lead={t('linkLead')} aside={<TextLink href="/signin">{t('withPassword')}</TextLink>}>
      <SectionMessages section="entry">
        <LinkRequest knownEmail={typeof email === 'string' ? email : undefined} />
      </SectionMessages>
    </QuietPage>
  );
}
