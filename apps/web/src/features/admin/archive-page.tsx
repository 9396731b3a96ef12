'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { SealStamp } from '@/ui/seal';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday, ToCome } from './kept-today.tsx';

const today = ['onlyTheLog', 'unchanged', 'hidden', 'gapless'] as const;
const toCome = ['checkpoints', 'exports', 'retention', 'holds'] as const;

export function ArchivePage() {
  const t = useTranslations('admin.archive');
  const admin = useTranslations('admin');
  const { data } = useBootstrap();
  return (
    <>
      <PageHead title={admin('section.archive')} lead={data && t('lead', { workspace: data.workspace.name })} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4 rounded-2xl border border-[color-mix(in_oklch,var(--accent)_35%,var(--line))] bg-[linear-gradient(180deg,var(--accent-soft),transparent_140%)] px-6 py-5">
        <SealStamp />
        <div className="min-w-0 flex-1 basis-72">
          <p className="place text-xl">{t('chain')}</p>
          <p className="pt-0.5 text-[13.5px] text-pretty text-ink-2">{t('chainLead')}</p>
        </div>
      </div>
      <PageSection title={admin('holdsToday')}>
        <KeptToday lines={today.map((line) => ({ title: t(line), text: t(`${line}Text`) }))} />
      </PageSection>
      <PageSection title={admin('notYet')} lead={t('notYetLead')}>
        <ToCome lines={toCome.map((line) => ({ title: t(line), text: t(`${line}Text`) }))} />
      </PageSection>
    </>
  );
}
