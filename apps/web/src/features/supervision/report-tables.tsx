'use client';
import type { SupervisionReport } from '@parley/contract/supervision';
import { useFormatter, useTranslations } from 'use-intl';
import { PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';

const figures = ['inScope', 'flagged', 'sampled', 'queued', 'reviewed', 'open', 'late'] as const;

export function ReportTables({ report }: { report: SupervisionReport }) {
  const t = useTranslations('supervision');
  const format = useFormatter();
  const hours = (value: number | null) => (value === null ? '–' : t('hours', { hours: value }));
  const { total, policies, reviewers, outcomes, lateDays } = report;
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-4">
        {figures.map((name) => (
          <Figure key={name} term={t(`figure.${name}`, { days: lateDays })} value={format.number(total[name])} />
        ))}
        <Figure term={t('figure.medianHours')} value={hours(total.medianHours)} />
      </dl>
      <PageSection title={t('byPolicy')}>
        {policies.length === 0 ? (
          <p className="text-ink-3">{t('nothingYet')}</p>
        ) : (
          <Table label={t('byPolicy')}>
            <thead>
              <tr>
                <HeadCell>{t('policy')}</HeadCell>
                {figures.map((name) => (
                  <HeadCell key={name} className="text-end">
                    {t(`figure.${name}`, { days: lateDays })}
                  </HeadCell>
                ))}
                <HeadCell className="text-end">{t('figure.medianHours')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {policies.map((policy) => (
                <tr key={policy.id}>
                  <Cell className="font-medium">
                    <bdi>{policy.name}</bdi>
                  </Cell>
                  {figures.map((name) => (
                    <Cell key={name} className="text-end tabular-nums">
                      {format.number(policy[name])}
                    </Cell>
                  ))}
                  <Cell className="text-end tabular-nums">{hours(policy.medianHours)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </PageSection>
      {reviewers.length > 0 && (
        <PageSection title={t('byReviewer')}>
          <Table label={t('byReviewer')}>
            <thead>
              <tr>
                <HeadCell className="w-1/2">{t('reviewer')}</HeadCell>
                <HeadCell className="text-end">{t('opened')}</HeadCell>
                <HeadCell className="text-end">{t('acted')}</HeadCell>
                <HeadCell className="text-end">{t('closed')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {reviewers.map(({ memberId, name, opened, acted, closed }) => (
                <tr key={memberId}>
                  <Cell className="font-medium">
                    <bdi>{name}</bdi>
                  </Cell>
                  {[opened, acted, closed].map((count, at) => (
                    <Cell key={at} className="text-end tabular-nums">
                      {format.number(count)}
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </PageSection>
      )}
      {outcomes.length > 0 && (
        <PageSection title={t('byOutcome')}>
          <dl className="border-t border-line">
            {outcomes.map(({ outcome, count }) => (
              <div key={outcome} className="flex justify-between border-b border-line py-2">
                <dt>{t(`outcome.${outcome}`)}</dt>
                <dd className="tabular-nums">{format.number(count)}</dd>
              </div>
            ))}
          </dl>
        </PageSection>
      )}
    </>
  );
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div className="bg-paper px-4 py-3">
      <dt className="text-[12.5px] text-ink-3">{term}</dt>
      <dd className="text-2xl tabular-nums">{value}</dd>
    </div>
  );
}
