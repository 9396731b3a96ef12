'use client';
import type { CaseDetails } from '@parley/contract/case';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { CaseActs } from './case-acts.tsx';
import { lastDay } from './case-list.tsx';
import { useScopeWords } from './use-scope-words.ts';

/** What was asked for, and by whom; for those who work on it, how far they have come. */
export function CaseOverview({ details }: { details: CaseDetails }) {
  const { case: one, reviewed } = details;
  const t = useTranslations('cases');
  const scopeWords = useScopeWords();
  const names = (people: { name: string }[]) => people.map(({ name }) => name).join(', ');
  return (
    <>
      <dl className="grid gap-x-8 gap-y-4 pt-5 pb-7 sm:grid-cols-[180px_1fr]">
        <Fact name={t('reason')}>
          <span dir="auto" className="block text-start whitespace-pre-wrap wrap-anywhere">
            {one.reason}
          </span>
        </Fact>
        <Fact name={t('about')}>{scopeWords(one.scope)}</Fact>
        <Fact name={t('workers')}>{names(one.workers)}</Fact>
        <Fact name={t('openedBy')}>{t('byOn', { name: one.openedBy.name, date: formatDate(one.openedAt) })}</Fact>
        {one.decidedBy && one.decidedAt && (
          <Fact name={t('decidedBy')}>
            {t('byOn', { name: one.decidedBy.name, date: formatDate(one.decidedAt) })}
            {one.decisionNote && (
              <span dir="auto" className="block text-start text-ink-2">
                {one.decisionNote}
              </span>
            )}
          </Fact>
        )}
        <Fact name={t('endsOn')}>{formatDate(lastDay(one.endsAt))}</Fact>
        <Fact name={t('telling')}>{t(one.tellsWho ? 'tells.who' : one.tellsAfter ? 'tells.after' : 'tells.no')}</Fact>
        {one.may.read && <Fact name={t('progress')}>{t('reviewed', reviewed)}</Fact>}
      </dl>
      <CaseActs details={details} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3 sm:text-end">{name}</dt>
      <dd className="min-w-0 max-sm:-mt-3.5">{children}</dd>
    </>
  );
}
