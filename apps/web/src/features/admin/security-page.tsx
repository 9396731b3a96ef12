import type { ReactNode } from 'react';
import { serverTranslations } from '@/lib/i18n/server';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeptToday } from './kept-today.tsx';

const today = ['sessionsEnd', 'passwords', 'walls', 'files'] as const;

/** `rules` is what the firm decides; `sessions` the list of the person's own devices. */
export async function SecurityPage({ rules, sessions }: { rules: ReactNode; sessions: ReactNode }) {
  const t = await serverTranslations('admin.security');
  const admin = await serverTranslations('admin');
  return (
    <>
      <PageHead title={admin('section.security')} lead={t('lead')} />
      {rules}
      <PageSection title={t('devices')} lead={t('devicesLead')}>
        {sessions}
      </PageSection>
      <PageSection title={admin('holdsToday')}>
        <KeptToday lines={today.map((line) => ({ title: t(line), text: t(`${line}Text`) }))} />
      </PageSection>
    </>
  );
}
