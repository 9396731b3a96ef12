import { serverTranslations } from '@/lib/i18n/server';
import { PageHead } from '@/ui/side-page';
import { Labels } from './labels.tsx';

export async function LabelsPage() {
  const t = await serverTranslations('labels');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Labels />
    </>
  );
}
