import { toNextPath } from '@/lib/next-path';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';
import { SignWithText } from './sign-with-text.tsx';

export const generateMetadata = pageTitle('acceptableUse', 'title');

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ next?: string }> };

export default async function SignRoute({ params, searchParams }: Props) {
  const { tenant } = await params;
  const { name } = await requireSignedInPage(`/${tenant}/acceptable-use`);
  const t = await serverTranslations('acceptableUse');
  const next = toNextPath((await searchParams).next) ?? `/${tenant}`;
  return (
    <SectionMessages section="office">
      <QuietPage title={t('title')} lead={t('signLead')}>
        <SignWithText slug={tenant} next={next} name={name} />
      </QuietPage>
    </SectionMessages>
  );
}
