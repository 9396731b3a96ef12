'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Tabs } from '@/ui/tabs';
import { ListFrame } from '../../shell/list-frame.tsx';
import { ScheduledList } from '../scheduled/scheduled-list.tsx';
import { HeldList } from '../held/held-list.tsx';
import { DraftEntry } from './draft-entry.tsx';
import { useAllDrafts } from './use-all-drafts.ts';
import { useUnsent } from './use-unsent.ts';

const views = ['drafts', 'scheduled', 'held'] as const;
const panels = { drafts: DraftList, scheduled: ScheduledList, held: HeldList };

/** What I have written and not sent, and what is to be sent later. */
export function DraftsView() {
  const t = useTranslations('drafts');
  const { failed } = useUnsent();
  const [chosen, setChosen] = useState<(typeof views)[number] | null>(null);
  // What was refused wants a decision, so it comes first.
  const view = chosen ?? (failed > 0 ? 'scheduled' : 'drafts');
  return (
    <ListFrame title={t('title')} words={t('words')}>
      <Tabs
        label={t('title')}
        value={view}
        onChange={setChosen}
        className="px-6 pt-2 max-[719px]:px-4"
        tabs={views.map((value) => {
          const Panel = panels[value];
          return { value, label: t(`${value}Tab`), panel: value === view && <Panel /> };
        })}
      />
    </ListFrame>
  );
}

function DraftList() {
  const t = useTranslations('drafts');
  const drafts = useAllDrafts();
  const [shown, setShown] = useState<number>(limits.pageSize);
  if (drafts.length === 0) return <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>;
  return (
    <>
      <ul className="max-w-[820px]">
        {drafts.slice(0, shown).map(({ key, draft }) => (
          <DraftEntry key={key} draftKey={key} draft={draft} />
        ))}
      </ul>
      {drafts.length > shown && (
        <Button className="my-4" onClick={() => setShown(shown + limits.pageSize)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
