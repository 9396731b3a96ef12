'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageHead } from '@/ui/side-page';
import { Tabs } from '@/ui/tabs';
import { HeldFileList } from './held-file-list.tsx';
import { HeldMessageList } from './held-message-list.tsx';

const tabs = ['waiting', 'files', 'decided'] as const;

/** Messages that rules hold until somebody has looked at them, what became of those that were held before, and files that the scanner keeps closed. */
export function HeldMessagesPage() {
  const t = useTranslations('heldMessages');
  const [tab, setTab] = useState<(typeof tabs)[number]>('waiting');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Tabs
        label={t('title')}
        value={tab}
        onChange={setTab}
        tabs={tabs.map((value) => ({
          value,
          label: t(`tab.${value}`),
          panel: value === tab && (value === 'files' ? <HeldFileList /> : <HeldMessageList key={value} tab={value} />),
        }))}
      />
    </>
  );
}
