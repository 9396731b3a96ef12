'use client';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/ui/button-class';
import { PageSection } from '@/ui/side-page';

/** What an examiner asks for besides the record: rules, people, checks, a sample and a letter, as one file. */
export function Evidence() {
  const t = useTranslations('archive');
  const { tenant } = useParams<{ tenant: string }>();
  return (
    <PageSection title={t('evidence.title')} lead={t('evidence.lead')}>
      <a href={`/api/evidence?${new URLSearchParams({ workspace: tenant })}`} download className={buttonClass()}>
        {t('evidence.take')}
      </a>
      <p className="pt-3 text-[13.5px] text-pretty text-ink-3">{t('evidence.note')}</p>
    </PageSection>
  );
}
