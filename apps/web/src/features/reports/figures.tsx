'use client';
import type { ReportView } from '@parley/contract/report-view';
import { useFormatter, useTranslations } from 'use-intl';
import { formatBytes } from '@/lib/format-bytes';
import { PageSection } from '@/ui/side-page';
import { useSpan } from './use-span.ts';

type Figure = { name: string; value: string | null; before: string | null; note?: string };

/** The figures of the period, each beside that of the period before it. */
export function Figures({ report, cost }: { report: ReportView; cost: string | null }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  const span = useSpan();
  const { now, before, seats, storage } = report;
  const number = (value: number | null) => (value === null ? null : format.number(value));
  const share = (value: number | null) =>
    value === null ? null : format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const used: Figure[] = [
    { name: t('people'), value: number(now.people), before: number(before.people) },
    { name: t('messages'), value: number(now.messages), before: number(before.messages) },
    { name: t('directReply'), value: span(now.directReply), before: span(before.directReply), note: t('directReplyNote') },
    { name: t('threadReply'), value: span(now.threadReply), before: span(before.threadReply), note: t('threadReplyNote') },
    { name: t('mails'), value: number(now.mails), before: number(before.mails), note: t('mailsNote') },
    { name: t('afterHours'), value: share(now.afterHours), before: share(before.afterHours), note: t('afterHoursNote') },
  ];
  const paid: Figure[] = [
    { name: t('seats'), value: t('of', { used: format.number(seats.used), limit: format.number(seats.limit) }), before: null },
    { name: t('idle'), value: number(seats.idle), before: null, note: t('idleNote') },
    { name: t('storage'), value: t('of', { used: formatBytes(storage.used), limit: formatBytes(storage.limit) }), before: null },
    {
      name: t('files'),
      value: t('filesAdded', { files: now.filesAdded, size: formatBytes(now.bytesAdded) }),
      before: formatBytes(before.bytesAdded),
    },
    { name: t('cost'), value: cost ?? t('costNothing'), before: null, note: t('costNote') },
  ];
  return (
    <>
      <PageSection title={t('use')} lead={t('useLead', { zone: report.timeZone })}>
        <List figures={used} />
      </PageSection>
      <PageSection title={t('seatsAndStorage')}>
        <List figures={paid} />
      </PageSection>
    </>
  );
}

function List({ figures }: { figures: Figure[] }) {
  const t = useTranslations('reports');
  return (
    <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {figures.map(({ name, value, before, note }) => (
        <div key={name} className="border-t border-line pt-3">
          <dt className="text-sm text-ink-3">{name}</dt>
          <dd data-figures="" className={value === null ? 'pt-1 text-ink-2' : 'font-serif text-[26px] leading-9 font-medium'}>
            {value ?? t('tooFew')}
          </dd>
          {before !== null && <dd className="text-[13px] text-ink-3">{t('before', { value: before })}</dd>}
          {note && <dd className="pt-1 text-[13px] text-pretty text-ink-3">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
