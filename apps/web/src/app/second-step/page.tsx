import { SecondStep } from '@/features/account/second-factor/second-step';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { toNextPath } from '@/lib/next-path';
import { requireSignedInPage } from '@/lib/session';
import { QuietPage } from '@/ui/quiet-page';

export const generateMetadata = pageTitle('door', 'secondStep');

type Props = { searchParams: Promise<{ next?: string }> };

export default async function SecondStepPage({ searchParams }: Props) {
  const t = await serverTranslations('door');
  const { next } = await searchParams;
  const nextPath = toNextPath(typeof next === 'string' ? next : null) ?? '/workspaces';
  await requireSignedInPage(nextPath);
  return (
    <QuietPage title={t('secondStep')} lead={t('secondStepLead')}>
      <SectionMessages section="entry">
        <SecondStep next={nextPath} />
      </SectionMessages>
    </QuietPage>
  );
}
