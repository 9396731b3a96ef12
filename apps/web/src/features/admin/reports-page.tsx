import { serverTranslations } from '@/lib/i18n/server';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

const today = ['lossless', 'ordered', 'unmeasured'] as const;
const toCome = ['times', 'interruptions', 'storage'] as const;

export async function ReportsPage() {
  const t = await serverTranslations('admin.reports');
  const admin = await serverTranslations('admin');
  return (
    <>
      <PageHead title={admin('section.reports')} lead={t('lead')} />
      <PageSection title={admin('holdsToday')}>
        <KeptToday lines={today.map((line) => ({ title: t(line), text: t(`${line}Text`) }))} />
      </PageSection>
      <PageSection title={admin('notYet')} lead={admin('notYetLead')}>
        <ToCome lines={toCome.map((line) => ({ title: t(line), text: t(`${line}Text`) }))} />
      </PageSection>
    </>
  );
}
