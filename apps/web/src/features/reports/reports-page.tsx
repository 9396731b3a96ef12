'use client';
import { reportDays, type ReportDays, type ReportView } from '@parley/contract/report-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatShortCalendarDay } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/select';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { ChartWithTable } from './chart-with-table.tsx';
import { CostFigures, UseFigures } from './figures.tsx';
import { GroupTable } from './group-table.tsx';

/** How the firm uses Parley, as a whole: nobody is measured, and nothing is said of fewer than five people. */
export function ReportsPage() {
  const t = useTranslations('reports');
  const ui = useTranslations('ui');
  const { tenant } = useParams<{ tenant: string }>();
  const [days, setDays] = useState<ReportDays>(28);
  const report = useQuery(useTRPC().report.get.queryOptions({ days }, { placeholderData: keepPreviousData, staleTime: 60_000 }));
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        acts={
          <a
            className={buttonClass()}
            href={`/api/reports?${new URLSearchParams({ workspace: tenant, days: String(days) })}`}
            download
          >
            {t('file')}
          </a>
        }
      />
      <Select
        label={t('period')}
        className="w-80 max-w-full"
        value={String(days)}
        options={reportDays.map((one) => ({ value: String(one), label: t('lastDays', { days: one }) }))}
        onChange={(event) => setDays(reportDays.find((one) => String(one) === event.target.value) ?? 28)}
      />
      {report.isPending && (
        <div role="status" aria-label={t('loading')} className="grid gap-4 pt-8">
          <Skeleton className="h-24" />
          <Skeleton className="h-56" />
        </div>
      )}
      {report.isError && (
        <div className="pt-6">
          <Alert acts={<Button onClick={() => void report.refetch()}>{ui('tryAgain')}</Button>}>{errorText(report.error)}</Alert>
        </div>
      )}
      {report.data && <Report report={report.data} />}
    </>
  );
}

function Report({ report }: { report: ReportView }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const { now, cost } = report;
  const number = (value: number) => format.number(value);
  const money = cost && format.number(cost.perSeat / 100, { style: 'currency', currency: cost.currency.toUpperCase() });
  const kinds = now.kinds;
  const byDay = now.days.length > 0 && (
    <ChartWithTable
      title={t('byDay')}
      lead={t('byDayLead')}
      nameHead={t('day')}
      valueHead={t('people')}
      rows={now.days.map((one) => ({ name: formatShortCalendarDay(one.day), value: one.people }))}
      format={number}
    />
  );
  const byKind = kinds && (
    <ChartWithTable
      title={t('byKind')}
      lead={t('byKindLead', { replies: number(kinds.replies) })}
      nameHead={t('kind')}
      valueHead={t('messages')}
      rows={(['public', 'private', 'direct', 'group'] as const).map((kind) => ({ name: t(`kinds.${kind}`), value: kinds[kind] }))}
      format={number}
    />
  );
  const byGroup = report.isEnough && report.groups.length + report.groupsHidden > 0 && <GroupTable report={report} />;
  const use = (
    <>
      <UseFigures report={report} />
      {report.isEnough && now.days.length === 0 && <EmptyState title={t('nothing')}>{t('nothingLead')}</EmptyState>}
      {byDay}
    </>
  );
  const where = (
    <>
      {byKind}
      {byGroup}
    </>
  );
  const tabs = [
    { value: 'use', label: t('use'), panel: use },
    ...(byKind || byGroup ? [{ value: 'where', label: t('wherePart'), panel: where }] : []),
    { value: 'cost', label: t('costPart'), panel: <CostFigures report={report} cost={money} /> },
  ];
  return (
    <>
      {!report.isEnough && (
        <Banner className="mt-6" title={t('tooFew')}>
          {t('tooFewLead')}
        </Banner>
      )}
      <Tabs label={t('sections')} tabs={tabs} className="pt-6" />
    </>
  );
}
