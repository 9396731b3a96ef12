'use client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';
import { Evidence } from './evidence.tsx';
import { ReportTables } from './report-tables.tsx';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const quarterMs = 90 * 86_400_000;

/** What an examiner asks for: how much was read, drawn, flagged and reviewed in a time, by whom and how fast, and the evidence. */
export function SupervisionReportsPage() {
  const t = useTranslations('supervision');
  const { tenant } = useParams<{ tenant: string }>();
  const [period, setPeriod] = useState(() => ({ from: dayOf(Date.now() - quarterMs), until: dayOf(Date.now()) }));
  const isWhole = period.from !== '' && period.until !== '' && period.from <= period.until;
  const report = useQuery({
    ...useTRPC().supervision.report.queryOptions(period),
    enabled: isWhole,
    placeholderData: (before) => before,
  });
  const href = `/api/supervision?${new URLSearchParams({ workspace: tenant, ...period })}`;
  return (
    <>
      <PageHead
        title={t('reportsTitle')}
        lead={t('reportsLead')}
        acts={
          isWhole && (
            <a className={buttonClass()} href={href} download>
              {t('takeEvidence')}
            </a>
          )
        }
      />
      <div className="flex flex-wrap gap-4 pb-4">
        <TextField
          label={t('from')}
          type="date"
          value={period.from}
          max={period.until || undefined}
          onChange={(event) => setPeriod({ ...period, from: event.target.value })}
        />
        <TextField
          label={t('until')}
          type="date"
          value={period.until}
          min={period.from || undefined}
          onChange={(event) => setPeriod({ ...period, until: event.target.value })}
        />
      </div>
      {report.isPending && isWhole && <Skeleton className="h-48 rounded-xl" />}
      {report.error && (
        <Alert acts={<Button onClick={() => void report.refetch()}>{t('tryAgain')}</Button>}>{errorText(report.error)}</Alert>
      )}
      {report.data && <ReportTables report={report.data} />}
      {isWhole && (
        <PageSection title={t('evidence')} lead={t('evidenceLead')}>
          <Evidence period={period} />
        </PageSection>
      )}
    </>
  );
}
