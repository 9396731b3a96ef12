import { serverTranslations } from '@/lib/i18n/server';
import { PageHead } from '@/ui/side-page';
import { BarrierList } from './barrier-list.tsx';
import { Simulator } from './simulator.tsx';

export async function BarriersPage() {
  const t = await serverTranslations('barrier');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <BarrierList />
      <Simulator />
      <p className="max-w-[72ch] pt-9 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
    </>
  );
}
